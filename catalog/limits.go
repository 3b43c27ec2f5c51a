package catalog

// Limits that AWS sets, with the page that states them.
const (
	// maxRoleName: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
	maxRoleName = 64
	// maxProfileName: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateInferenceProfile.html
	maxProfileName = 64
	// maxTagValue: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
	maxTagValue = 256
	// maxStackResources: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
	maxStackResources = 500
	// quotaRoles is the account's default, which AWS can raise.
	// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
	quotaRoles = 1000
)

// QuotaProfiles is the default quota of application inference profiles in a Region of an account, which AWS can raise. It is
// also the largest page of ListInferenceProfiles.
// https://docs.aws.amazon.com/general/latest/gr/bedrock.html
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html
const QuotaProfiles = 1000

const (
	// maxProfiles is the largest number of profiles in a Region's stack: two resources each, beside 20 kept for the rest.
	maxProfiles = (maxStackResources - 20) / 2
	// maxRoles is the largest number of roles in the Access stack, beside 20 resources kept for the rest.
	maxRoles = maxStackResources - 20
	// profileHash is the length of a profile name's "-" and 8 hex digits.
	profileHash = 9
	// maxTagPrefix leaves room for every Region and key in the permissions boundary, a managed policy of at most 6,144 characters
	// (package policies). A tag key may have 128: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
	maxTagPrefix = 64
)
