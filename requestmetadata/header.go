package requestmetadata

import "encoding/json"

// header returns metadata as JSON, the form that InvokeModel takes. The identity is encoded once by New, so that a call encodes only its
// labels.
// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
func (s *Stamp) header(merged map[string]string) (string, error) {
	text := append(make([]byte, 0, 512), s.fixedJSON...)
	for key, value := range merged {
		if s.taken[key] {
			continue
		}
		if len(text) > 1 {
			text = append(text, ',')
		}
		text = append(append(append(text, '"'), key...), '"', ':')
		if quotable(value) {
			text = append(append(append(text, '"'), value...), '"')
			continue
		}
		escaped, err := json.Marshal(value)
		if err != nil {
			return "", err
		}
		text = append(text, escaped...)
	}
	return string(append(text, '}')), nil
}

// quotable reports whether an allowed value is JSON when it is put between quotes. Of the allowed characters, JSON escapes only white
// space below the space.
func quotable(value string) bool {
	for i := range len(value) {
		if value[i] < ' ' {
			return false
		}
	}
	return true
}
