package stacks

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/requestmetadata/schema"
)

// refuseOurTags returns an error where a tag of the app or of a stack has one of our keys, in any casing. Such a tag would replace
// the tag that decides which profiles a role may call, or be a second one, which IAM refuses.
func refuseOurTags(app awscdk.App, prefix string) error {
	var mistakes []string
	check := func(where, key string) {
		for _, ours := range schema.Keys.EveryName(catalog.TagKeys) {
			if strings.EqualFold(key, prefix+ours) {
				mistakes = append(mistakes, fmt.Sprintf("%s has tag %q, which is a key of the bootstrap; remove it or give it another key", where, key))
			}
		}
	}
	for _, aspect := range *awscdk.Aspects_Of(app).All() {
		if tag, ok := aspect.(awscdk.Tag); ok {
			check("the app", *tag.Key())
		}
	}
	for _, child := range *app.Node().Children() {
		stack, ok := child.(awscdk.Stack)
		if !ok {
			continue
		}
		for _, key := range slices.Sorted(maps.Keys(*stack.Tags().TagValues())) {
			check("stack "+*stack.StackName(), key)
		}
		for _, aspect := range *awscdk.Aspects_Of(stack).All() {
			if tag, ok := aspect.(awscdk.Tag); ok {
				check("stack "+*stack.StackName(), *tag.Key())
			}
		}
	}
	if len(mistakes) == 0 {
		return nil
	}
	return errors.New(strings.Join(mistakes, "; "))
}
