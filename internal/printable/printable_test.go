package printable

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	const r = "\ufffd"
	for in, want := range map[string]string{
		"":                                    "",
		"growth-eu_1 (a/b) ~":                 "growth-eu_1 (a/b) ~",
		"growth\n":                            "growth ",
		"a\tb\r\nc\vd\fe\u0085f":              "a b  c d e f",
		"a\u00a0b\u2003c\u2028d\u2029e\u3000": "a b c d e ",
		"\x1b[2J\x1b]0;title\a":               r + "[2J" + r + "]0;title" + r,
		"a\x00\b\x7fb":                        "a" + r + "b",
		"a\u009b31mb":                         "a" + r + "31mb",                  // CSI as C1
		"gro\u200bwth":                        "gro" + r + "wth",                 // no width
		"\ufeffgrowth\u2060":                  r + "growth" + r,                  // byte order mark, word joiner
		"soft\u00adhyphen":                    "soft" + r + "hyphen",             //
		"a\u202eb\u2066c\u200fd":              "a" + r + "b" + r + "c" + r + "d", // direction
		"\U000e0041\U000e0042":                r,                                 // tags, a run of them
		"a\U000e0100b\ufe00c\ufe0fd":          "a" + r + "b" + r + "c" + r + "d", // variation selectors behind a letter
		"\u115f\u3164\uffa0\u2800":            r,                                 // drawn as nothing
		"\ue000\U0010fffd\u0378\ufdd0":        r,                                 // private use, unassigned, no character
		"a\xffb\xc3(":                         "a" + r + "b" + r + "(",           // not UTF-8
		"\u0301a":                             r + "a",                           // a mark on nothing
		" \u0301a":                            " " + r + "a",                     //
		"a" + strings.Repeat("\u0301", 900):   "a" + strings.Repeat("\u0301", 6) + r,

		// Text of people.
		"Zürich, Ségou, Đà Nẵng": "Zürich, Ségou, Đà Nẵng",
		"e\u0301te\u0301":        "e\u0301te\u0301",
		"データ基盤 ｶﾞ":               "データ基盤 ｶﾞ",
		"성장":                     "성장",
		"שיווק العربية हिन्दी ไทยน้ำ": "שיווק العربية हिन्दी ไทยน้ำ",
		"🚀 growth 👍🏽 🇩🇪":              "🚀 growth 👍🏽 🇩🇪",
		"❤\ufe0f":                     "❤",
		"👩\u200d💻":                    "👩💻",
		"€ ½ ™ – “a” …":               "€ ½ ™ – “a” …",
	} {
		if got := Text(in); got != want {
			t.Errorf("%+q is %+q, want %+q", in, got, want)
		}
	}
}

// A text of any bytes has visible characters and spaces only, and a second time changes nothing.
func FuzzText(f *testing.F) {
	f.Add("growth\u200d\ufe0f\x1b]8;;x\x07\u0301")
	f.Add("❤\ufe0f\u200d🚀\xff\u3164")
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if !utf8.ValidString(got) || Text(got) != got {
			t.Errorf("%+q is %+q, and then %+q", s, got, Text(got))
		}
		for _, r := range got {
			if !unicode.IsPrint(r) {
				t.Errorf("%+q has %U", got, r)
			}
		}
	})
}
