package customresource

import (
	"encoding/json"
	"errors"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/cfn"
)

const (
	// maxAnswer is the size of the whole JSON answer in bytes.
	// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
	maxAnswer = 4096
	cutMark   = " ... (cut; the function's log has the whole)"
)

// cut returns err, shortened so that the failed answer stays below CloudFormation's limit.
func cut(id string, event cfn.Event, err error) error {
	reason := err.Error()
	if answerSize(id, event, reason) < maxAnswer {
		return err
	}
	reason = reason[:min(len(reason), maxAnswer)]
	for reason != "" && answerSize(id, event, reason+cutMark) >= maxAnswer {
		_, size := utf8.DecodeLastRuneInString(reason)
		reason = reason[:len(reason)-size]
	}
	return errors.New(reason + cutMark)
}

// answerSize returns the bytes of a failed answer: a character of the reason takes up to six of them once escaped.
func answerSize(id string, event cfn.Event, reason string) int {
	answer := cfn.NewResponse(&event)
	answer.Status, answer.PhysicalResourceID, answer.Reason = cfn.StatusFailed, id, reason
	body, _ := json.Marshal(answer) // strings always marshal
	return len(body)
}
