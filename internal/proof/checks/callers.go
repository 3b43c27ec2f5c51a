package checks

import "github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"

// callerChecks check the policy of the caller roles.
var callerChecks = []proof.Check{
	wrappedProfileCheck,
	ownProfileCheck,
	globalCallCheck,
	availabilityCheck,
	serviceSourceCheck,
	repositoryIDsCheck,
	tierCheck,
	billReaderCheck,
	costTagsCheck,
	asyncCheck,
	controlsCheck,
	wrappedRegionCheck,
	importCheck,
	{Belief: 35, Calls: sessionCalls, Creates: []string{"two roles without permissions on models"}, Run: sessionTags},
	{Belief: 38, Calls: listingCalls, Creates: []string{"a parameter", "a role that may list its path"}, Run: parameterListing},
	{Belief: 39, Calls: deletedCalls, Creates: []string{"an inference profile", "a model call that is refused"}, Run: deletedProfile},
	{Belief: 40, Calls: lastChunkCalls, Creates: []string{"a model call of one token"}, Spends: callBound, Run: lastChunk},
}
