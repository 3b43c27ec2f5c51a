//go:build e2e

package spend

import (
	"strconv"
	"strings"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/test/environment"
)

// sized are JSON values of many sizes. A value in metadata that is neither text nor number makes the metadata unreadable.
type sized struct {
	value string
	// text is a string, which can be a name too.
	text, number bool
}

func sizedValues() []sized {
	var values []sized
	text := func(content string) { values = append(values, sized{value: `"` + content + `"`, text: true}) }
	for _, n := range []int{0, 49_999, 50_000} {
		text(strings.Repeat("k", n))
	}
	for _, n := range []int{2048, 2049, 50_001, 100_001} {
		text(strings.Repeat("k", n))
		text(strings.Repeat(`\n`, n/2))
		text(strings.Repeat(`\"}]`, n/4))
		text(strings.Repeat("é", n/2))
		text(strings.Repeat("𝄞", n/4))
	}
	for _, content := range []string{`\ud800`, `\udc00x`, `\u0000`, `\u2028`, "\xff\xfe", "\xc3", strings.Repeat("\xff", 60_000), `\\`, `\u0022`} {
		text(content)
	}
	for _, n := range []int{1, 19, 99, 100, 1000, 1001, 20_000} {
		digits := strings.Repeat("9", n)
		for _, number := range []string{digits, "-" + digits, "0." + digits, digits + ".5E-" + strconv.Itoa(n)} {
			values = append(values, sized{value: number, number: true})
		}
	}
	values = append(values, sized{value: "1e" + strings.Repeat("9", 9), number: true}, sized{value: "1e-" + strings.Repeat("9", 1200), number: true})
	for _, n := range []int{1, 100, 499, 500, 996, 997, 998, 999, 1000, 1001, 50_000} {
		values = append(values,
			sized{value: strings.Repeat("[", n) + strings.Repeat("]", n)},
			sized{value: strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n)},
			sized{value: strings.Repeat(`[{"a":`, (n+1)/2) + `"[{"` + strings.Repeat("}]", (n+1)/2)},
			sized{value: strings.Repeat(`[[],`, n) + "1" + strings.Repeat("]", n)},
		)
	}
	for _, n := range []int{1, 1_000, 50_000} {
		values = append(values, sized{value: "[" + strings.Repeat("1,", n) + "1]"}, sized{value: "[" + strings.Repeat(`{"a":""},`, n) + "1]"})
	}
	return values
}

// addSizes adds a record for every sized value in every place: at the top, in the metadata and in both bodies, as a value and as a name.
func (d *delivered) addSizes() {
	const unreadable = `,"requestMetadata":7,`
	plain := func(id string) string { return recordWith(id, "", "", "", "") }
	drifted := func(id string) string { return recordWith(id, "", `,"x":"y"`, "", "") }
	add := func(member string, s sized) {
		d.record(recordWith(d.id(), member, "", "", ""), plain(d.id()))
		d.record(recordWith(d.id(), "", "", member, ""), plain(d.id()))
		d.record(recordWith(d.id(), "", "", "", member), plain(d.id()))
		same := drifted(d.id())
		if !s.text && !s.number {
			same = strings.Replace(plain(d.id()), `,"requestMetadata":{"team":"labs","service":"tagger"},`, unreadable, 1)
		}
		d.record(recordWith(d.id(), "", member, "", ""), same)
	}
	for _, s := range sizedValues() {
		add(`,"x":`+s.value, s)
		if s.text {
			add(","+s.value+`:"y"`, s)
		}
	}
	// one at the limit of a text of the reader, and one at that of a line
	for _, n := range []int{990_000, 5_000_001, 7_900_000} {
		d.record(recordWith(d.id(), "", "", `,"x":"`+strings.Repeat("k", n)+`"`, ""), plain(d.id()))
	}
	events := `{"type":"ping"},{"type":"message_start","message":{"usage":{"cache_creation":{"ephemeral_1h_input_tokens":20}}}},{"service_tier":"standard"}` +
		strings.Repeat(`,{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hi ]}"}}`, 3000)
	stream := strings.Replace(plain(d.id()), `{"usage":{"cacheDetails":[{"ttl":"1h","inputTokens":20}]},"service_tier":"standard"}`, "["+events+"]", 1)
	d.record(stream, plain(d.id()))
	for _, field := range []string{`,"errorCode":""`, `,"errorCode":" \t"`, `,"errorCode":null`} {
		d.record(recordWith(d.id(), field, "", "", ""), plain(d.id()))
	}
	d.lines = append(d.lines, plain(` \t`))
	d.same["NULL"] = plain("")
	d.record(strings.Replace(plain(d.id()), `"accountId":"`+environment.AccountID+`",`, "", 1), strings.Replace(plain(d.id()), `"accountId":"`+environment.AccountID+`",`, "", 1))
}

// addBroken adds lines that are no record of this account and of a known Region.
func (d *delivered) addBroken() {
	const broken = "no record"
	record := func() string { return recordWith(d.id(), "", "", "", "") }
	for _, line := range []func() string{
		func() string { return d.id() },
		func() string { return d.id() + " \x00\x1b[31m\u202e é \xff" },
		func() string { return `{"a":"` + d.id() + `"}` },
		func() string { return `["` + d.id() + `","ModelInvocationLog"]` },
		func() string { return record()[:300] },
		func() string { return record()[:300] + "}" },
		func() string { return record() + "}x" },
		func() string { return record() + `"` },
		func() string { return "x" + record() },
		func() string { return strings.Replace(record(), `"schemaType":"ModelInvocationLog",`, "", 1) },
		func() string { return strings.Replace(record(), `"ModelInvocationLog"`, `"AnotherLog"`, 1) },
		func() string { return strings.Replace(record(), `"ModelInvocationLog"`, `["ModelInvocationLog"]`, 1) },
		func() string { return recordWith(d.id(), ",\"x\":\"\x01\"", "", "", "") },
		func() string { return recordWith(d.id(), "", "", `,"x":`+strings.Repeat("[", 100_000), "") },
		func() string { return recordWith(d.id(), "", "", `,"x":`+strings.Repeat(`{"a":`, 100_000), "") },
		func() string { return recordWith(d.id(), "", "", `,"x":"`+strings.Repeat("k", 100_000), "") },
		func() string { return recordWith(d.id(), "", "", `,"x":"`+strings.Repeat(`\"`, 100_000), "") },
		func() string { return recordWith(d.id(), "", "", `,"x":`+strings.Repeat("k", 100_000), "") },
		func() string {
			return `{"x":"` + d.id() + `",` + strings.Repeat(`"f":1,`, 1000) + `"y":"ModelInvocationLog"}`
		},
	} {
		d.noRecord(line(), broken)
	}
	d.noRecord(recordWith(d.id(), "", "", `,"x":"`+strings.Repeat("k", 8_100_000)+`"`, ""), "too large")
	d.noRecord(strings.Replace(record(), environment.AccountID, "210987654321", 1), "other account")
	d.noRecord(strings.Replace(record(), `"accountId":"`+environment.AccountID+`"`, `"accountId":""`, 1), "other account")
	for _, region := range []string{`"region":"",`, "", `"region":"mars-1",`, `"region":null,`} {
		d.noRecord(strings.Replace(record(), `"region":"us-east-1",`, region, 1), "unknown Region")
	}
}
