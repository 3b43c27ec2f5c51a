package templates

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Differences lists the stacks, and the resources of stacks that are in both sets, which the second set has in addition (+), no
// longer has (-), or has otherwise (~). Stacks are named without prefix, resources without the hash of their logical id.
func Differences(t testing.TB, prefix string, before, after Set) []string {
	t.Helper()
	var list []string
	hash := regexp.MustCompile("[0-9A-F]{8}$") // of the construct's path
	for stack, sign := range compare(before, after) {
		short := strings.TrimPrefix(stack, prefix)
		if sign != "~" {
			list = append(list, sign+" "+short)
			continue
		}
		for id, sign := range compare(before.Resources(t, stack), after.Resources(t, stack)) {
			list = append(list, sign+" "+short+"/"+hash.ReplaceAllString(id, ""))
		}
	}
	slices.Sort(list)
	return list
}

// compare returns the signs of the keys whose values differ.
func compare[M ~map[string]V, V any](before, after M) map[string]string {
	signs := map[string]string{}
	for name, old := range before {
		if now, found := after[name]; !found {
			signs[name] = "-"
		} else if !reflect.DeepEqual(old, now) {
			signs[name] = "~"
		}
	}
	for name := range after {
		if _, found := before[name]; !found {
			signs[name] = "+"
		}
	}
	return signs
}
