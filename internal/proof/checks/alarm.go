package checks

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/proof"
)

// alarmPrefix begins the name of an alarm of a check. It begins as the alarms of the deployment do: its topic admits no other alarm.
const alarmPrefix = catalog.Namespace + "-" + proof.Prefix

// alarm is an alarm that a check creates. Its id is its name.
var alarm = &proof.Kind{
	Name:   "alarm",
	Global: true, // of the home Region alone
	Calls: []proof.Call{
		{API: "cloudwatch:DescribeAlarms", On: "alarms " + alarmPrefix + "* in the home Region"},
		{API: "cloudwatch:DeleteAlarms", On: "alarm " + alarmPrefix + "<id>"},
	},
	Find: func(ctx context.Context, cfg aws.Config, _ string) ([]string, error) {
		var names []string
		pages := cloudwatch.NewDescribeAlarmsPaginator(cloudwatch.NewFromConfig(cfg), &cloudwatch.DescribeAlarmsInput{AlarmNamePrefix: aws.String(alarmPrefix)})
		for pages.HasMorePages() {
			page, err := pages.NextPage(ctx)
			if err != nil {
				return names, err
			}
			for _, a := range page.MetricAlarms {
				names = append(names, aws.ToString(a.AlarmName))
			}
		}
		return names, nil
	},
	// DeleteAlarms does not fail where the alarm is gone.
	Remove: func(ctx context.Context, cfg aws.Config, name string) error {
		_, err := cloudwatch.NewFromConfig(cfg).DeleteAlarms(ctx, &cloudwatch.DeleteAlarmsInput{AlarmNames: []string{name}})
		return err
	},
}
