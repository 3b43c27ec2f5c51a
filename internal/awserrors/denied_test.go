package awserrors

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/aws/smithy-go"
)

const user = "User: arn:aws:sts::123456789012:assumed-role/r/s is not authorized to perform: bedrock:Get "

func TestDenied(t *testing.T) {
	api := func(code, message string) error {
		return fmt.Errorf("operation error: %w", &smithy.GenericAPIError{Code: code, Message: message})
	}
	for _, c := range []struct {
		name            string
		err             error
		denied, forGood bool
	}{
		{"JSON", api("AccessDeniedException", user+"because no identity-based policy allows the bedrock:Get action"), true, false},
		{"XML", api("AccessDenied", "Access Denied"), true, false},
		{"SNS", api("AuthorizationError", user), true, false},
		{"the key of a topic", api("KMSAccessDenied", "The ciphertext refers to a key that you may not use"), true, false},
		{"S3 without a body", api("Forbidden", "Forbidden"), true, false},
		{"EC2", api("UnauthorizedOperation", "You are not authorized"), true, false},
		{"another code", api("ValidationException", user), true, false},
		{"a resource policy", api("AccessDeniedException", user+"because no resource-based policy allows the action"), true, false},
		{"explicit", api("AccessDeniedException", user+"with an explicit deny in an identity-based policy"), true, true},
		{"an SCP", api("AccessDeniedException", user+"with an explicit deny in a service control policy"), true, true},
		{"an SCP, implicitly", api("AccessDenied", user+"because no service control policy allows the bedrock:Get action"), true, true},
		{"an RCP, implicitly", api("AccessDenied", user+"because no resource control policy allows the bedrock:Get action"), true, true},
		{"unknown credentials", api("UnrecognizedClientException", "The security token included in the request is invalid"), false, false},
		{"invalid", api("ValidationException", "with an explicit deny"), false, false},
		{"no answer", errors.New("AccessDenied"), false, false},
	} {
		if Denied(c.err) != c.denied || DeniedForGood(c.err) != c.forGood {
			t.Errorf("%s: denied %t, for good %t", c.name, Denied(c.err), DeniedForGood(c.err))
		}
	}
}

func TestRepeatedIsSaid(t *testing.T) {
	err := fmt.Errorf("operation error Bedrock: %w", &Repeated{denied, 20, 57600 * time.Millisecond})
	const note = " (denied at each of 20 calls within 58s)"
	if want := "AccessDeniedException: User is not authorized to do it" + note; Reason(err) != want {
		t.Errorf("got %q, want %q", Reason(err), want)
	}
	if want := "operation error Bedrock: " + denied.Error() + note; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	if plain := (&Repeated{errors.New("no"), 2, time.Second}); Reason(plain) != "no (denied at each of 2 calls within 1s)" {
		t.Errorf("got %q", Reason(plain))
	}
	if !Denied(err) {
		t.Error("not a denial")
	}
}
