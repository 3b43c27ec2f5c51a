package catalog

import "time"

// DetectorTimeout is the longest time of a run of the detector. The weekly run reads the AWS Price List for up to 4 minutes; in the other runs
// every Region has its own, much shorter deadline.
const DetectorTimeout = 5 * time.Minute

// RollUpTimeout is the longest time of a run of the roll-up: Lambda's own limit.
// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
const RollUpTimeout = 15 * time.Minute

// Environment variables of the functions.
const (
	// EnvAccountID is the account of the detector, or of the roll-up.
	EnvAccountID = "ACCOUNT_ID"
	// EnvDeployedEnvironments are the environments that the deployment names, separated by commas. Not set: all.
	EnvDeployedEnvironments = "DEPLOYED_ENVIRONMENTS"
	// EnvAlertTopic is the ARN of the topic of alerts.
	EnvAlertTopic = "ALERT_TOPIC"
	// EnvViewsHash is the hash of the deployed views, which changes with the lists, the prices and the SQL.
	EnvViewsHash = "VIEWS_HASH"
	// EnvTagPrefix is [Account.TagPrefix].
	EnvTagPrefix = "TAG_PREFIX"
)

// Properties of the custom resource of a Region's logging. The logging function has them as environment variables, too.
const (
	PropertyBucketName         = "BucketName"
	PropertyText               = "TextDataDeliveryEnabled"
	PropertyImage              = "ImageDataDeliveryEnabled"
	PropertyEmbedding          = "EmbeddingDataDeliveryEnabled"
	PropertyVideo              = "VideoDataDeliveryEnabled"
	PropertyAudio              = "AudioDataDeliveryEnabled"
	PropertyAdoptExisting      = "AdoptExisting"
	PropertyKeepCloudWatchLogs = "KeepCloudWatchLogs"
)

// The payload of the detector's weekly schedule, {"job": "prices"}. The event of the hourly one names no job.
const (
	EventJob  = "job"
	JobPrices = "prices"
)

// PropertyCatalogHash is the property of the detector's custom resource that changes whenever the lists do.
const PropertyCatalogHash = "CatalogHash"

// Properties of the custom resource of an inference profile, and its attribute: those of [ProfileType].
const (
	PropertyProfileName   = "InferenceProfileName"
	PropertyProfileSource = "ModelSource"
	PropertyProfileTags   = "Tags"
	AttributeProfileARN   = "InferenceProfileArn"
)

// PropertyRollUpSetup is the property of the roll-up's custom resource that changes whenever its table does.
const PropertyRollUpSetup = "Setup"
