package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/bedrock-bootstrap/bedrock-bootstrap/catalog"
	"github.com/bedrock-bootstrap/bedrock-bootstrap/internal/loggingconfig"
)

var allFlags = []string{"textDataDeliveryEnabled", "imageDataDeliveryEnabled", "embeddingDataDeliveryEnabled", "videoDataDeliveryEnabled", "audioDataDeliveryEnabled"}

// TestAnswersWithoutAFlag runs every request and every repair in a Region that leaves one of the five flags out of its answers, as
// ca-west-1 leaves out that of video: each has the result that it has elsewhere, and alerts nobody falsely.
// https://github.com/hashicorp/terraform-provider-aws/issues/49569
func TestAnswersWithoutAFlag(t *testing.T) {
	for _, flag := range allFlags {
		for _, c := range scenarios(t) {
			t.Run(flag+"/"+c.kind+"/"+c.name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					elsewhere := c.world()
					_, _ = send(t, elsewhere, c.properties, c.event)
					s := c.world()
					s.omits = flag
					err, _ := send(t, s, c.properties, c.event)
					want, alerts := c.want, len(elsewhere.alerts)
					if flag == "audioDataDeliveryEnabled" && c.name == "ours but changed" { // a change of that flag alone cannot be seen
						want, alerts = c.former, 0
					}
					if flag == "audioDataDeliveryEnabled" && c.kind == "Repair" && c.config == oursOtherwise {
						alerts = 0
					}
					if (err != nil) != c.fails || without(s.config, flag) != without(want, flag) {
						t.Errorf("error %v, left %s; want %s", err, s.config, want)
					}
					if len(s.alerts) != alerts {
						t.Errorf("%d alerts, want %d: %v", len(s.alerts), alerts, s.alerts)
					}
				})
			})
		}
	}
}

// TestRestoreWithoutAFlag holds that a failed update puts back the flag that the Region's answer leaves out as it was deployed. Left
// out of the Put, it would be true.
func TestRestoreWithoutAFlag(t *testing.T) {
	for _, flag := range allFlags[:4] {
		synctest.Test(t, func(t *testing.T) {
			s := &service{config: oursOtherwise, omits: flag, fault: on("PUT", 1, 3, lost)}
			if _, err := s.handle(t.Context(), updated(with(catalog.PropertyAudio, "true"), with())); err == nil {
				t.Fatal("no error")
			}
			if canonical(t, []byte(s.config)) != canonical(t, []byte(oursOtherwise)) {
				t.Errorf("put back %s, want %s", s.config, oursOtherwise)
			}
		})
	}
}

// TestAdoptedWithoutAFlag holds that a flag which is missing in an adopted configuration is kept and given back as a missing one, and
// is called unknown.
func TestAdoptedWithoutAFlag(t *testing.T) {
	for _, flag := range allFlags {
		synctest.Test(t, func(t *testing.T) {
			theirs := without(foreignLogs, flag)
			s := &service{config: theirs, omits: flag}
			kind := strings.TrimSuffix(flag, "DataDeliveryEnabled")
			if _, err := s.handle(t.Context(), create(with())); err == nil || !strings.Contains(err.Error(), kind+" unknown") {
				t.Errorf("the refusal: %v", err)
			}
			adopting := with(catalog.PropertyAdoptExisting, "true")
			if _, err := s.handle(t.Context(), create(adopting)); err != nil {
				t.Fatal(err)
			}
			if kept := s.parameters[catalog.FormerLoggingParameter]; len(kept) != 1 || kept[0] != theirs {
				t.Errorf("kept %q, want %s", kept, theirs)
			}
			if _, err := s.handle(t.Context(), deletion(adopting)); err != nil {
				t.Fatal(err)
			}
			if canonical(t, []byte(s.config)) != theirs {
				t.Errorf("gave back %s, want %s", s.config, theirs)
			}
		})
	}
}

// TestAlertSaysUnknown holds that the alert of a configuration that somebody else put names the flag that the answer leaves out.
func TestAlertSaysUnknown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &service{config: foreignLogs, omits: "videoDataDeliveryEnabled"}
		done, err := s.handler().receive(t.Context(), seenBy(somebody, "Put"))
		if err != nil || len(s.alerts) != 1 || !strings.Contains(done, "video unknown") {
			t.Errorf("error %v, done %q, alerts %v", err, done, s.alerts)
		}
	})
}

// TestFlagsAreAll holds that the list of flags has every flag of the API.
func TestFlagsAreAll(t *testing.T) {
	n := 0
	for field := range reflect.TypeOf(*parsed(t, "{}")).Fields() {
		if strings.HasSuffix(field.Name, "DataDeliveryEnabled") {
			n++
		}
	}
	var all map[string]any
	if err := json.Unmarshal([]byte(oursAsWanted), &all); err != nil {
		t.Fatal(err)
	}
	if unknown := loggingconfig.Describe(parsed(t, `{"s3Config":{"bucketName":"b"}}`)); n != len(allFlags) || strings.Count(unknown, "unknown") != n {
		t.Errorf("%d flags: %s", n, unknown)
	}
}
