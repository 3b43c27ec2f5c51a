package proof

import (
	"cmp"
	"slices"
	"strings"
)

// Call is a call that a check may make.
type Call struct {
	// API is the service and the operation as the SDK names them, such as "iam:CreateRole" or "bedrock-runtime:Converse".
	API string
	// On names the resource, such as "role bedrock-prove-<number>".
	On string
	// By has the permission. Zero: the tool, with the caller's credentials.
	By By
}

// By says whose permission a call needs.
type By string

const (
	// ByRole is a call of the tool as a role that the check creates: the caller needs no permission.
	ByRole By = "role"
	// ByService is a call that an AWS service makes with the caller's permissions, as AWS CloudFormation does. The tool itself may not
	// make it.
	ByService By = "service"
)

// actions are the IAM actions of the APIs that have another name or need another permission than their own.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
var actions = map[string][]string{
	"bedrock-runtime:Converse":                      {"bedrock:InvokeModel"},
	"bedrock-runtime:ConverseStream":                {"bedrock:InvokeModelWithResponseStream"},
	"bedrock-runtime:InvokeModel":                   {"bedrock:InvokeModel"},
	"bedrock-runtime:InvokeModelWithResponseStream": {"bedrock:InvokeModelWithResponseStream"},
	"bedrock-runtime:StartAsyncInvoke":              {"bedrock:InvokeModel"},
	"iam:CreateRole":                                {"iam:CreateRole", "iam:TagRole"},
	"bedrock-runtime:CountTokens":                   {"bedrock:CountTokens"},
	"s3:ListBuckets":                                {"s3:ListAllMyBuckets"},
	"s3:ListObjectsV2":                              {"s3:ListBucket"},
	"s3:ListObjectVersions":                         {"s3:ListBucketVersions"},
	"s3:HeadBucket":                                 {"s3:ListBucket"},
	"s3:HeadObject":                                 {"s3:GetObject"},
	"s3:DeleteObjects":                              {"s3:DeleteObject"},
	"s3:GetBucketEncryption":                        {"s3:GetEncryptionConfiguration"},
	"s3:PutBucketEncryption":                        {"s3:PutEncryptionConfiguration"},
	"athena:StartQueryExecution": {
		"athena:StartQueryExecution", "glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartitions",
		"s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:PutObject",
	},
	"lambda:Invoke":         {"lambda:InvokeFunction"},
	"sts:GetCallerIdentity": nil,
}

// prefixes are the IAM prefixes of the services that have another one than their name in the SDK.
var prefixes = map[string]string{
	"cloudwatch-logs": "logs", "cost-explorer": "ce", "eventbridge": "events", "sfn": "states",
}

// Actions returns the IAM actions that the caller needs for calls, sorted, each once.
func Actions(calls []Call) []string {
	var needed []string
	for _, c := range calls {
		if c.By == ByRole {
			continue
		}
		if named, ok := actions[c.API]; ok {
			needed = append(needed, named...)
			continue
		}
		service, operation, _ := strings.Cut(c.API, ":")
		needed = append(needed, cmp.Or(prefixes[service], service)+":"+operation)
	}
	slices.Sort(needed)
	return slices.Compact(needed)
}

// reads are the beginnings of operations that change nothing.
var reads = []string{"Get", "List", "Describe", "Head", "Lookup", "Simulate", "Search", "Decrypt", "StartQueryExecution", "StopQueryExecution"}

// Reads reports whether the call changes nothing. A query of Athena counts as a read: it stores its result in the ledger bucket.
func (c Call) Reads() bool {
	_, operation, _ := strings.Cut(c.API, ":")
	return slices.ContainsFunc(reads, func(beginning string) bool { return strings.HasPrefix(operation, beginning) })
}
