package constructs

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// AlertTopicProps names the readers and the publishers of alerts.
type AlertTopicProps struct {
	// Home is the topic's Region.
	Home string
	// Addresses are e-mail addresses; each gets a message to confirm. Zero: no address.
	Addresses []string
	// Publishers are the names of the roles that publish, in any Region. Their own policies allow it; the key must, too.
	Publishers []string
}

// NewAlertTopic creates the topic of every alarm and alert. Its key is the account's own: CloudWatch alarms cannot publish to a
// topic under the AWS-managed key. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
func NewAlertTopic(scope constructs.Construct, id string, props *AlertTopicProps) awssns.Topic {
	this := constructs.NewConstruct(scope, &id)
	account := *awscdk.Stack_Of(this).Account()
	alarms := &[]awsiam.IPrincipal{awsiam.NewServicePrincipal(jsii.String("cloudwatch.amazonaws.com"), nil)}
	ofThisAccount := &map[string]any{
		"StringEquals": map[string]any{"aws:SourceAccount": account},
		"ArnLike":      map[string]any{"aws:SourceArn": "arn:aws:cloudwatch:*:" + account + ":alarm:" + catalog.Namespace + "-*"},
	}

	key := awskms.NewKey(this, jsii.String("Key"), &awskms.KeyProps{
		Description:       jsii.String("Alerts of " + catalog.Namespace),
		EnableKeyRotation: jsii.Bool(true),
		RemovalPolicy:     awscdk.RemovalPolicy_DESTROY,
	})
	key.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("AlarmsEncrypt"),
		Principals: alarms,
		Actions:    jsii.Strings("kms:Decrypt", "kms:GenerateDataKey"),
		Resources:  jsii.Strings("*"), // a key policy's "*" is the key itself
		Conditions: ofThisAccount,
	}), nil)
	key.AddToResourcePolicy(publishersEncrypt(account, props.Home, props.Publishers), nil)
	topic := awssns.NewTopic(this, jsii.String("Topic"), &awssns.TopicProps{
		TopicName:   jsii.String(catalog.AlertTopic),
		DisplayName: jsii.String("Amazon Bedrock coverage"),
		MasterKey:   key,
		EnforceSSL:  jsii.Bool(true),
	})
	topic.AddToResourcePolicy(awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("AlarmsPublish"),
		Principals: alarms,
		Actions:    jsii.Strings("sns:Publish"),
		Resources:  jsii.Strings(*topic.TopicArn()),
		Conditions: ofThisAccount,
	}))
	for _, address := range props.Addresses {
		awssns.NewSubscription(this, jsii.String("To "+address), &awssns.SubscriptionProps{
			Topic:    topic,
			Protocol: awssns.SubscriptionProtocol_EMAIL,
			Endpoint: jsii.String(address),
		})
	}
	return topic
}

// publishersEncrypt allows roles to encrypt alerts with the key. A condition names them: a principal would have to exist when
// the key is created, and would be lost when its role is created again.
// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
func publishersEncrypt(account, home string, roles []string) awsiam.PolicyStatement {
	var arns []string
	for _, role := range roles {
		arns = append(arns, "arn:aws:iam::"+account+":role/"+role)
	}
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:        jsii.String("PublishersEncrypt"),
		Principals: &[]awsiam.IPrincipal{awsiam.NewAnyPrincipal()},
		Actions:    jsii.Strings("kms:Decrypt", "kms:GenerateDataKey"),
		Resources:  jsii.Strings("*"), // a key policy's "*" is the key itself
		Conditions: &map[string]any{
			"StringEquals": map[string]any{"kms:CallerAccount": account, "kms:ViaService": "sns." + home + ".amazonaws.com"},
			"ArnEquals":    map[string]any{"aws:PrincipalArn": jsii.Strings(arns...)},
		},
	})
}
