package catalog

import "regexp"

var (
	// qualifierPattern is that of the bootstrap stack, without the letters that no bucket's name has: at most 10 characters, so that
	// the longest role's name has 64. https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html
	qualifierPattern = regexp.MustCompile(`^[a-z0-9-]{0,10}$`)
	// stackPattern: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
	stackPattern = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9-]{0,127})?$`)
)

func (v *validation) bootstrap() {
	b := v.catalog.Bootstrap
	if !qualifierPattern.MatchString(b.Qualifier) {
		v.add("cdk.json: context."+QualifierContext, "%q is not allowed; use at most 10 lower-case letters, digits and hyphens", b.Qualifier)
	}
	if !stackPattern.MatchString(b.Stack) {
		v.add("cdk.json: toolkitStackName", "%q is not the name of a stack; begin with a letter and use at most 128 letters, digits and hyphens", b.Stack)
	}
}
