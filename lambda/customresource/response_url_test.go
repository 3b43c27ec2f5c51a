package customresource

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/cfn"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

// TestResponseURLs holds which requests to a function in eu-west-1 get clients, and that no refusal shows the credential.
func TestResponseURLs(t *testing.T) {
	const bucket, path = "cloudformation-custom-resource-response-euwest1", "/arn%3Aaws%3Acloudformation%3Aeu-west-1%3A123456789012%3Astack/s/1%7CL%7C2?X-Amz-Signature=secret"
	for _, c := range []struct {
		name, url string
		answered  bool
		// says is part of the refusal.
		says string
	}{
		{"Regional endpoint", "https://" + bucket + ".s3.eu-west-1.amazonaws.com" + path, true, ""},
		{"former Regional endpoint", "https://" + bucket + ".s3-eu-west-1.amazonaws.com" + path, true, ""},
		{"global endpoint", "https://" + bucket + ".s3.amazonaws.com" + path, true, ""},
		{"dual stack", "https://" + bucket + ".s3.dualstack.eu-west-1.amazonaws.com" + path, true, ""},
		{"FIPS", "https://" + bucket + ".s3-fips.eu-west-1.amazonaws.com" + path, true, ""},
		{"scheme in capitals", "HTTPS://" + bucket + ".s3.eu-west-1.amazonaws.com" + path, true, ""},

		{"none", "", false, "has no ResponseURL"},
		{"no URL", "http://[" + path, false, "is no URL"},
		{"control character", "https://" + bucket + ".s3.amazonaws.com\r\n.evil.example" + path, false, "is no URL"},
		{"backslash", `https://` + bucket + `.s3.amazonaws.com\@evil.example` + path, false, "is no URL"},
		{"no host", "https:" + bucket + ".s3.amazonaws.com" + path, false, `is "https://"`},
		{"path alone", path, false, `is "://"`},
		{"another scheme", "file://" + bucket + ".s3.amazonaws.com" + path, false, `is "file://`},
		{"http", "http://" + bucket + ".s3.amazonaws.com" + path, false, `is "http://` + bucket},
		{"another host", "https://evil.example" + path, false, `is "https://evil.example"`},
		{"user", "https://secret:secret@" + bucket + ".s3.amazonaws.com" + path, false, `is "https://<user>@` + bucket},
		{"bucket as user", "https://" + bucket + ".s3.amazonaws.com@evil.example" + path, false, `is "https://<user>@evil.example"`},
		{"bucket and secret as user", "https://" + bucket + ".s3.amazonaws.com:secret@evil.example" + path, false, `is "https://<user>@evil.example"`},
		{"no user but an at sign", "https://@" + bucket + ".s3.amazonaws.com" + path, false, "<user>"},
		{"port", "https://" + bucket + ".s3.amazonaws.com:8443" + path, false, ":8443"},
		{"the port of https", "https://" + bucket + ".s3.amazonaws.com:443" + path, false, ":443"},
		{"empty port", "https://" + bucket + ".s3.amazonaws.com:" + path, false, bucket},
		{"capitals", "https://" + strings.ToUpper(bucket) + ".s3.amazonaws.com" + path, false, "CLOUDFORMATION"},
		{"final dot", "https://" + bucket + ".s3.amazonaws.com." + path, false, `amazonaws.com."`},
		{"suffix", "https://" + bucket + ".s3.amazonaws.com.evil.example" + path, false, "evil.example"},
		{"prefix", "https://evil." + bucket + ".s3.amazonaws.com" + path, false, "evil."},
		{"full-width letter", "https://" + bucket + ".s3.ａmazonaws.com" + path, false, "allowed in eu-west-1: https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com, and"},
		{"ideographic dot", "https://evil.example。" + bucket + ".s3.amazonaws.com" + path, false, "allowed in eu-west-1: https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com, and"},
		{"Cyrillic letter", "https://" + bucket + ".s3.аmazonaws.com" + path, false, "allowed in eu-west-1: https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com, and"},
		{"punycode", "https://" + bucket + ".s3.xn--mazonaws-66e.com" + path, false, "xn--"},
		{"percent sign", "https://" + bucket + ".s3%2eamazonaws.com" + path, false, "is no URL"},
		{"IPv4 literal", "https://169.254.169.254" + path, false, "169.254.169.254"},
		{"IPv4 as a number", "https://2852039166" + path, false, "2852039166"},
		{"IPv6 literal", "https://[fd00:ec2::254]" + path, false, "[fd00:ec2::254]"},
		{"loopback", "http://localhost:9001/2018-06-01/runtime/invocation/next", false, "localhost:9001"},
		{"bucket of somebody else", "https://evil.s3.eu-west-1.amazonaws.com" + path, false, "https://evil.s3"},
		{"bucket with the beginning of CloudFormation's", "https://" + bucket + "-evil.s3.eu-west-1.amazonaws.com" + path, false, "-evil"},
		{"bucket of no Region", "https://cloudformation-custom-resource-response-evil.s3.amazonaws.com" + path, false, "response-evil"},
		{"bucket of another Region", "https://cloudformation-custom-resource-response-uswest2.s3-us-west-2.amazonaws.com" + path, false, "uswest2"},
		{"bucket at the endpoint of another Region", "https://" + bucket + ".s3.us-west-2.amazonaws.com" + path, false, "us-west-2"},
		{"bucket of wait conditions", "https://cloudformation-waitcondition-eu-west-1.s3.amazonaws.com" + path, false, "waitcondition"},
		{"bucket in the path", "https://s3.eu-west-1.amazonaws.com/" + bucket + path, false, "https://s3.eu-west-1"},
		{"website", "https://" + bucket + ".s3-website-eu-west-1.amazonaws.com" + path, false, "website"},
		{"access point", "https://" + bucket + "-123456789012.s3-accesspoint.eu-west-1.amazonaws.com" + path, false, "accesspoint"},
		{"acceleration", "https://" + bucket + ".s3-accelerate.amazonaws.com" + path, false, "accelerate"},
		{"another service", "https://" + bucket + ".execute-api.eu-west-1.amazonaws.com" + path, false, "execute-api"},
		{"China", "https://cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn" + path, false, "com.cn"},
		{"Region in China", "https://" + bucket + ".s3.eu-west-1.amazonaws.com.cn" + path, false, "com.cn"},
		{"long host", "https://" + strings.Repeat("e", 100_000) + path, false, "e…\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			log := captureLog(t)
			event, err := json.Marshal(cfn.Event{RequestType: cfn.RequestDelete, StackID: "the stack", LogicalResourceID: "Detector", ResponseURL: c.url})
			if err != nil {
				t.Fatal(err)
			}
			cfg, err := ClientConfig(aws.Config{Region: "eu-west-1"}, event)
			if c.answered {
				if err != nil || cfg.Region != "eu-west-1" || log.Len() != 0 {
					t.Errorf("error %v, log %s", err, log)
				}
				return
			}
			if err == nil || cfg.Region != "" || !strings.HasPrefix(err.Error(), "request refused: ") || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("error %v, want %q", err, c.says)
			}
			var line map[string]string
			if json.Unmarshal(log.Bytes(), &line) != nil || line["stack"] != "the stack" || line["resource"] != "Detector" || !strings.Contains(err.Error(), line["error"]) {
				t.Errorf("the log is %s", log)
			}
			if text := err.Error() + log.String(); strings.Contains(text, "secret") || len(text) > 3000 {
				t.Errorf("error and log hold %d characters, or the credential: %.3000s", len(text), text)
			}
		})
	}
}

// TestEmulatedAccount holds that a function answers at its AWS_ENDPOINT_URL, and at nothing beside it.
func TestEmulatedAccount(t *testing.T) {
	captureLog(t)
	t.Setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
	t.Setenv("AWS_REGION", "eu-west-1")
	cfg, err := config.LoadDefaultConfig(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for url, answered := range map[string]bool{
		"http://127.0.0.1:4566/_ministack/cfn-response/1": true,
		responseURL:                            true,
		"https://127.0.0.1:4566/response":      false,
		"http://127.0.0.1:4567/response":       false,
		"http://127.0.0.1/response":            false,
		"http://user@127.0.0.1:4566/response":  false,
		"http://127.0.0.1:4566@evil.example/":  false,
		"http://127.0.0.1:4566.evil.example/r": false,
		"https://evil.s3.amazonaws.com/r":      false,
	} {
		event, err := json.Marshal(cfn.Event{RequestType: cfn.RequestCreate, ResponseURL: url})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ClientConfig(cfg, event); (err == nil) != answered {
			t.Errorf("%s: error %v", url, err)
		}
	}
}

// TestOtherEventsNeedNoURL holds that the events of a schedule and of a repair are none of CloudFormation's requests.
func TestOtherEventsNeedNoURL(t *testing.T) {
	for _, event := range []string{`{"source":"aws.events"}`, `{"source":"aws.bedrock","ResponseURL":"https://evil.example"}`, `{"RequestType":""}`, `{"RequestType":7}`, `[]`, `null`} {
		if cfg, err := ClientConfig(aws.Config{Region: "eu-west-1"}, json.RawMessage(event)); err != nil || cfg.Region != "eu-west-1" {
			t.Errorf("%s: error %v", event, err)
		}
	}
}

// TestNoRedirectIsFollowed holds that an answer goes to its host alone.
func TestNoRedirectIsFollowed(t *testing.T) {
	captureLog(t)
	for _, status := range []int{http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			t.Errorf("%d: %s arrived elsewhere", status, r.Method)
		}))
		server := httptest.NewServer(http.RedirectHandler(elsewhere.URL+"/?X-Amz-Signature=secret", status))
		e := event(cfn.RequestCreate)
		e.ResponseURL = server.URL + "/response?X-Amz-Signature=secret"
		_, err := Handler("the-only-one", func(context.Context, cfn.Event) (map[string]any, error) { return nil, nil })(t.Context(), e)
		if err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "answer CloudFormation: ") {
			t.Errorf("%d: error %v", status, err)
		}
		server.Close()
		elsewhere.Close()
	}
}
