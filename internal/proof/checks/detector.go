package checks

import "github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"

// detectorChecks check the reading and the alerts of the detector.
var detectorChecks = []proof.Check{
	{Belief: 9, Calls: listRegionsCalls, Creates: []string{"a role that may list the Regions of the account"}, Run: listRegions},
	{
		Belief: 12,
		Calls:  meteredCalls,
		Creates: []string{
			"an inference profile, which costs nothing",
			"three model calls of one token through it",
		},
		Takes:  "15 minutes; until the detector has recorded a day that has been over for a day, two days",
		Spends: callBound.Mul(three).Add(queryBound.Mul(two)).Add(metricsBound),
		Run:    meteredByProfile,
	},
	{
		Belief: 14,
		Calls:  alarmCalls,
		Creates: []string{
			"an alarm " + alarmPrefix + "<id> whose state is set: every address of the deployed alert topic gets one message, which says that no action is needed",
		},
		Spends: alarmBound,
		Run:    alarmPublishes,
	},
	alarmBeforeTopicCheck,
	encryptedTopicCheck,
	updateRollbackCheck,
	responseURLCheck,
}
