package main

import (
	"maps"
	"slices"
	"strings"
)

// stampedQuery counts the records by all that their request metadata holds.
const stampedQuery = `SELECT array_join(array_sort(transform(map_entries(map_filter(request_metadata, (key, value) -> value IS NOT NULL)), entry -> entry[1] || '=' || entry[2])), ', ') AS stamped, count(*) AS requests
FROM bedrock_invocation_logs
GROUP BY 1`

// stampedKeysQuery counts each service's records by the keys of their request metadata.
const stampedKeysQuery = `SELECT request_metadata['service'] AS service, array_join(array_sort(map_keys(map_filter(request_metadata, (key, value) -> value IS NOT NULL))), ', ') AS keys, count(*) AS requests
FROM bedrock_invocation_logs
GROUP BY 1, 2
ORDER BY 1, 2`

// rowsOfStamps returns what stampedQuery must answer, in any order.
func rowsOfStamps(calls []call) [][]*string {
	return counted(calls, func(c call) []*string {
		var stamps []string
		for key, value := range c.Metadata {
			stamps = append(stamps, key+"="+value)
		}
		slices.Sort(stamps)
		return pointers(strings.Join(stamps, ", "))
	})
}

// rowsOfStampedKeys returns what stampedKeysQuery must answer, in any order.
func rowsOfStampedKeys(calls []call) [][]*string {
	return counted(calls, func(c call) []*string {
		return append([]*string{stamped(c, "service")}, pointers(strings.Join(slices.Sorted(maps.Keys(c.Metadata)), ", "))...)
	})
}

// counted returns how many calls have the same row, behind each.
func counted(calls []call, row func(call) []*string) [][]*string {
	rows, counts := map[string][]*string{}, map[string]int64{}
	for _, c := range calls {
		r := row(c)
		rows[rowText(r)] = r
		counts[rowText(r)]++
	}
	var list [][]*string
	for text, r := range rows {
		list = append(list, append(r, number(counts[text])))
	}
	return list
}
