package calls

import (
	"maps"
	"slices"
	"strings"
)

// MetadataQuery counts the records by the keys and values of their request metadata.
const MetadataQuery = `SELECT array_join(array_sort(transform(map_entries(map_filter(request_metadata, (key, value) -> value IS NOT NULL)), entry -> entry[1] || '=' || entry[2])), ', ') AS stamped, count(*) AS requests
FROM bedrock_invocation_logs
WHERE date >= current_date - interval '20' day
GROUP BY 1`

// MetadataKeysQuery counts the records of each service by the keys of their request metadata.
const MetadataKeysQuery = `SELECT request_metadata['service'] AS service, array_join(array_sort(map_keys(map_filter(request_metadata, (key, value) -> value IS NOT NULL))), ', ') AS keys, count(*) AS requests
FROM bedrock_invocation_logs
WHERE date >= current_date - interval '20' day
GROUP BY 1, 2
ORDER BY 1, 2`

// MetadataRows returns the rows of [MetadataQuery] for calls, in any order.
func MetadataRows(calls []Call) [][]*string {
	return counted(calls, func(c Call) []*string {
		var stamps []string
		for key, value := range c.Metadata {
			stamps = append(stamps, key+"="+value)
		}
		slices.Sort(stamps)
		return Row(strings.Join(stamps, ", "))
	})
}

// MetadataKeysRows returns the rows of [MetadataKeysQuery] for calls, in any order.
func MetadataKeysRows(calls []Call) [][]*string {
	return counted(calls, func(c Call) []*string {
		return append([]*string{stamped(c, "service")}, Row(strings.Join(slices.Sorted(maps.Keys(c.Metadata)), ", "))...)
	})
}

// counted returns the distinct rows of calls, with the number of calls as the last column.
func counted(calls []Call, row func(Call) []*string) [][]*string {
	rows, counts := map[string][]*string{}, map[string]int64{}
	for _, c := range calls {
		r := row(c)
		rows[RowText(r)] = r
		counts[RowText(r)]++
	}
	var list [][]*string
	for text, r := range rows {
		list = append(list, append(r, Number(counts[text])))
	}
	return list
}
