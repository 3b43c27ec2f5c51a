package catalog

// AlertTopic is the name of the topic to which alarms are sent.
const AlertTopic = Namespace + "-alerts"

// AlertTopicARN returns the topic's ARN. account may be a CDK token.
func AlertTopicARN(account, home string) string {
	return "arn:aws:sns:" + home + ":" + account + ":" + AlertTopic
}

// RollUpAlarm is the name of the roll-up's alarm without the namespace: the dashboard of another stack shows it.
const RollUpAlarm = "roll-up-failing"
