package catalog

// Product is what gets a bill: it has one owning team, its own inference profiles, and the services that call them.
type Product struct {
	// Name is lower-case words joined by hyphens. Unique, and never given to another product.
	Name string
	// Team owns the product and pays for it.
	Team string
	// FormerTeams are the owners before Team, oldest first. A call is booked to the owner of its day. Zero: always Team.
	FormerTeams []FormerTeam
	// Shared marks a product that several teams use: the team of a call is then read from its request metadata first. To
	// change it, end the time before as one of FormerTeams.
	Shared bool
	// Models are the models the product calls.
	Models []Model
	// Services are the services that call them.
	Services []Service
	// Regions are the listed Regions the product is in. Zero: all.
	Regions []string
	// Retired is the day the product ended: its profiles and roles go, its past calls keep their names. Zero: in use.
	Retired Date
}

// FormerTeam is a team that owned a product until another took over.
type FormerTeam struct {
	Team string
	// Until is the first day that the next owner pays for.
	Until Date
	// Shared says whether several teams used the product until then.
	Shared bool
}

// Model is a foundation model as one product uses it.
type Model struct {
	// Name is what the product's services call the model, such as "sonnet". It stays when ID is upgraded.
	Name string
	// ID is the foundation model's id without any routing prefix, such as "anthropic.claude-sonnet-4-5-20250929-v1:0".
	ID string
	// Routing says where AWS may run the call. Zero: Regional.
	Routing Routing
	// Regions are the Regions of the product in which the model is offered. Zero: all.
	Regions []string
}

// Routing is where a call may run, which also sets its price.
type Routing string

const (
	// Regional calls run in the Region that was called.
	Regional Routing = "regional"
	// Geo calls run in any Region of the Region's geography.
	Geo Routing = "geo"
	// Global calls run in any commercial Region.
	Global Routing = "global"
)

// Kind returns r, or Regional for the zero value.
func (r Routing) Kind() Routing {
	if r == "" {
		return Regional
	}
	return r
}

// Service is one calling program. It gets an IAM role for each of its environments.
type Service struct {
	// Name is lower-case words joined by hyphens. A service that moves to another product is listed in both: Retired
	// in the old, with the same day as Since in the new.
	Name string
	// TrustedBy is the compute service the program runs on. Required.
	TrustedBy Trust
	// Environments are those the service runs in. Zero: all.
	Environments []string
	// RetiredEnvironments are those it no longer runs in: its roles there go, its past calls keep their names.
	RetiredEnvironments []string
	// Since is the first day of the service in this product. Zero: from the beginning.
	Since Date
	// Retired is the first day it is no longer in this product: its roles go, its past calls keep their names.
	// Zero: in use.
	Retired Date
}

// Trust is the AWS service that may assume a role on behalf of a program.
type Trust string

const (
	// ECSTasks trusts Amazon ECS tasks of this account.
	// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
	ECSTasks Trust = "ecs-tasks.amazonaws.com"
	// EC2 trusts Amazon EC2 instances of this account.
	// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
	EC2 Trust = "ec2.amazonaws.com"
	// Lambda trusts AWS Lambda functions of this account.
	// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
	Lambda Trust = "lambda.amazonaws.com"
)

var trusts = []Trust{ECSTasks, EC2, Lambda}

// SetsSource reports whether the service sets aws:SourceAccount and aws:SourceArn when it assumes a role. A trust policy
// may ask only for what its service sets; any other condition makes the role unassumable.
func (t Trust) SetsSource() bool { return t == ECSTasks }
