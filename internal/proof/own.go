package proof

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
)

// Path begins the names of the resources whose names have folders: roles and parameters.
const Path = "/bedrock-prove/"

// errForeign is the error of a change of a resource that no check created.
var errForeign = errors.New("the resource's name does not begin with " + Prefix)

// names are the fields of the inputs that name the resource which a call changes. Fields of fields are separated by points.
var names = map[string]string{
	"bedrock:CreateInferenceProfile":                 "InferenceProfileName",
	"bedrock:DeleteInferenceProfile":                 "InferenceProfileIdentifier",
	"bedrock:PutModelInvocationLoggingConfiguration": "LoggingConfig.S3Config.BucketName",
	"cloudformation:CreateStack":                     "StackName",
	"cloudformation:DeleteStack":                     "StackName",
	"cloudformation:UpdateStack":                     "StackName",
	"cloudwatch:DeleteAlarms":                        "AlarmNames",
	"cloudwatch:PutMetricAlarm":                      "AlarmName",
	"cloudwatch:SetAlarmState":                       "AlarmName",
	"iam:AttachRolePolicy":                           "RoleName",
	"iam:CreateRole":                                 "RoleName",
	"iam:DeleteRole":                                 "RoleName",
	"iam:DeleteRolePolicy":                           "RoleName",
	"iam:DetachRolePolicy":                           "RoleName",
	"iam:PutRolePolicy":                              "RoleName",
	"s3:CreateBucket":                                "Bucket",
	"s3:DeleteBucket":                                "Bucket",
	"s3:DeleteObjects":                               "Bucket",
	"s3:PutBucketPolicy":                             "Bucket",
	"s3:PutObject":                                   "Bucket",
	"sns:Publish":                                    "TopicArn",
	"sqs:DeleteMessage":                              "QueueUrl",
	"sqs:ReceiveMessage":                             "QueueUrl",
	"ssm:DeleteParameter":                            "Name",
	"ssm:PutParameter":                               "Name",
	"sts:AssumeRole":                                 "RoleArn",
}

// OnOwn reports whether the tool refuses the call where the name of its resource is not one of a check.
func (c Call) OnOwn() bool { return names[c.API] != "" }

// deletesLogging is the call that turns the logging of a Region off. A configuration has no name in its input.
const deletesLogging = "bedrock:DeleteModelInvocationLoggingConfiguration"

// foreign returns the name of a resource that a call in a Region would change and that is none of a check, or "".
func (r *Run) foreign(api, region string, input any) string {
	if api == deletesLogging && !r.put(region) {
		return "the logging configuration of " + region
	}
	field := names[api]
	if field == "" {
		return ""
	}
	given := texts(reflect.ValueOf(input), strings.Split(field, "."))
	if len(given) == 0 {
		return "no name"
	}
	i := slices.IndexFunc(given, func(name string) bool { return !r.owns(name) })
	if i < 0 {
		return ""
	}
	return cmp.Or(given[i], "no name")
}

// owns reports whether a name, an ARN or an URL is that of a resource of a check. The ARN of an inference profile has no name: the check
// created it.
func (r *Run) owns(name string) bool {
	last := name[strings.LastIndexAny(name, ":/")+1:]
	if strings.HasPrefix(name, Path) || strings.HasPrefix(last, Prefix) || strings.HasPrefix(last, catalog.Namespace+"-"+Prefix) {
		return true
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	return slices.ContainsFunc(r.created, func(c resource) bool { return c.id == name })
}

// put reports whether a check put the logging configuration of a Region.
func (r *Run) put(region string) bool {
	r.lock.Lock()
	defer r.lock.Unlock()
	return slices.ContainsFunc(r.created, func(c resource) bool {
		return c.region == region && slices.ContainsFunc(c.kind.Calls, func(call Call) bool { return call.API == deletesLogging })
	})
}

// texts returns the texts in a field of a value.
func texts(v reflect.Value, path []string) []string {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.Struct && len(path) > 0:
		return texts(v.FieldByName(path[0]), path[1:])
	case v.Kind() == reflect.String && len(path) == 0:
		return []string{v.String()}
	case v.Kind() == reflect.Slice && len(path) == 0:
		var all []string
		for i := range v.Len() {
			all = append(all, texts(v.Index(i), nil)...)
		}
		return all
	}
	return nil
}
