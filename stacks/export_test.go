package stacks

// The wiring, for the tests of package stacks_test.
var (
	Assemble             = assemble
	DeployedEnvironments = deployedEnvironments
	RefuseOurTags        = refuseOurTags
)
