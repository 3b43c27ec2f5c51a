package stacks

// What the tests of package stacks_test need of the wiring.
var (
	Assemble             = assemble
	DeployedEnvironments = deployedEnvironments
	RefuseOurTags        = refuseOurTags
)
