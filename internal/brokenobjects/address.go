package brokenobjects

import (
	"slices"
	"strings"
)

// after are the texts that the engine writes behind the address of an object. Trino ends the error of an object that it was reading with
// the address, and writes the place in the object behind that of an object that it could not open; Athena adds a sentence.
// https://github.com/trinodb/trino/issues/22201
// https://github.com/trinodb/trino/issues/19225
var after = []string{
	" (offset=",
	". If a data manifest file was generated at ",
	" This query ran against the ",
}

// addresses returns what may be the address of the object below a folder that an error names, the likeliest first. A key may contain any
// character, and so the texts around it.
func addresses(reason, folder string) []string {
	start := strings.Index(reason, folder)
	if start < 0 {
		return nil
	}
	rest := reason[start:]
	var found []string
	add := func(address string) {
		if len(address) > len(folder) && !slices.Contains(found, address) {
			found = append(found, address)
		}
	}
	for _, text := range after {
		if end := strings.LastIndex(rest, text); end >= 0 {
			add(rest[:end])
			add(strings.TrimRight(rest[:end], ".,:;"))
		}
	}
	add(rest)
	if end := strings.Index(rest, ".gz"); end >= 0 {
		add(rest[:end+len(".gz")])
	}
	add(strings.TrimRight(rest, ".,:; \n"))
	return found
}
