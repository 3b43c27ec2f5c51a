package main

import (
	"fmt"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/detector"
)

// fromEnvironment reads what the function is configured with; the error names every variable that is missing.
func fromEnvironment(getenv func(string) string) (detector.Config, error) {
	var missing []string
	require := func(name string) string {
		value := getenv(name)
		if value == "" {
			missing = append(missing, name)
		}
		return value
	}
	c := detector.Config{
		Account: require("ACCOUNT_ID"),
		Home:    require("HOME_REGION"),
		Listed:  strings.Split(require("LISTED_REGIONS"), ","),
		// Empty where no Region is repaired.
		Repaired: strings.FieldsFunc(getenv("REPAIRED_REGIONS"), func(r rune) bool { return r == ',' }),
		// Empty where no prefix is put before the tag keys.
		TagPrefix: getenv("TAG_PREFIX"),
	}
	if len(missing) > 0 {
		return detector.Config{}, fmt.Errorf("environment variables are missing: %s", strings.Join(missing, ", "))
	}
	return c, nil
}
