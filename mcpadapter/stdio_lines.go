package mcpadapter

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// lineReader reads lines of a bounded length.
type lineReader struct {
	src *bufio.Reader
	max int
}

// messageHead is how much of a line that is too long is kept.
const messageHead = 4 << 10

// next returns a line without blanks around it. One that is too long is a
// *lineError.
func (r *lineReader) next() ([]byte, error) {
	var line []byte
	tooLong := false
	for {
		part, err := r.src.ReadSlice('\n')
		if tooLong = tooLong || len(line)+len(part) > r.max+1; tooLong {
			part = part[:min(len(part), max(messageHead-len(line), 0))] // its id, to answer it by
		}
		line = append(line, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if tooLong {
			return nil, &lineError{idNear(line), jsonrpc.CodeInvalidRequest, fmt.Sprintf("the message is longer than %d bytes", r.max), err}
		}
		return bytes.TrimSpace(line), err
	}
}

// messageID finds the id near the start of a message that was not kept.
var messageID = regexp.MustCompile(`"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?[0-9]{1,18})`)

func idNear(line []byte) (id jsonrpc.ID) {
	if m := messageID.FindSubmatch(line[:min(len(line), messageHead)]); m != nil {
		id, _ = parseID(m[1])
	}
	return id
}

// parseLine reads the messages of a line, and what to answer to those that are
// none.
func parseLine(line []byte) (messages []jsonrpc.Message, refused []*jsonrpc.Response) {
	refuse := func(id jsonrpc.ID, code int64, text string) {
		refused = append(refused, &jsonrpc.Response{ID: id, Error: &jsonrpc.Error{Code: code, Message: text}})
	}
	var parts []json.RawMessage
	if line[0] != '[' {
		parts = append(parts, line)
	} else if json.Unmarshal(line, &parts) != nil {
		refuse(jsonrpc.ID{}, jsonrpc.CodeParseError, "the line is not JSON")
	} else if len(parts) == 0 {
		refuse(jsonrpc.ID{}, jsonrpc.CodeInvalidRequest, "the batch is empty")
	}
	for _, part := range parts {
		m, err := parseMessage(part)
		switch {
		case err == nil:
			messages = append(messages, m)
		case json.Valid(part):
			refuse(idNear(part), jsonrpc.CodeInvalidRequest, "it is not a JSON-RPC message")
		default:
			refuse(jsonrpc.ID{}, jsonrpc.CodeParseError, "the line is not JSON")
		}
	}
	return messages, refused
}

var errNoMessage = errors.New("mcpadapter: not a JSON-RPC message")

// parseMessage is jsonrpc.DecodeMessage in one pass and without its buffers. A
// fuzz target compares the two.
func parseMessage(raw []byte) (jsonrpc.Message, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, err
	}
	if string(members["jsonrpc"]) != `"2.0"` {
		return nil, errNoMessage
	}
	id, err := parseID(members["id"])
	if err != nil {
		return nil, err
	}
	if method, ok := members["method"]; ok {
		q := &jsonrpc.Request{ID: id, Params: members["params"]}
		if method[0] != '"' {
			return nil, errNoMessage
		}
		return q, json.Unmarshal(method, &q.Method)
	}
	if !id.IsValid() {
		return nil, errNoMessage
	}
	r := &jsonrpc.Response{ID: id, Result: members["result"]}
	if fault := members["error"]; fault != nil && string(fault) != "null" {
		e := new(jsonrpc.Error)
		if err := json.Unmarshal(fault, e); err != nil {
			return nil, err
		}
		r.Error = e
	}
	return r, nil
}

func parseID(raw json.RawMessage) (jsonrpc.ID, error) {
	switch {
	case raw == nil, string(raw) == "null":
		return jsonrpc.ID{}, nil
	case raw[0] == '"':
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return jsonrpc.ID{}, err
		}
		return jsonrpc.MakeID(s)
	}
	f, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return jsonrpc.ID{}, errNoMessage
	}
	return jsonrpc.MakeID(f)
}
