package requestmetadata

import "encoding/json"

// header returns metadata as InvokeModel takes it. The identity's JSON was written once; what is left of each call are its labels.
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

// quotable reports whether a value that the schema allows is JSON when it is put between quotes: of what is allowed, only white space is
// escaped.
func quotable(value string) bool {
	for i := range len(value) {
		if value[i] < ' ' {
			return false
		}
	}
	return true
}
