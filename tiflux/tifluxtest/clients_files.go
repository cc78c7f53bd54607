package tifluxtest

import (
	"slices"
	"strings"
)

// Limits of the files of clients, in bytes.
const (
	maxClientFileSize = 10 << 20
	maxClientLogoSize = 2 << 20
)

// aSingleFile is an upload of its own, not one of a list.
var aSingleFile = attribute{kind: readSingleFile}

func readSingleFile(_ string, value any) (any, []string) {
	file, ok := value.(upload)
	if list, isList := value.([]any); isList && len(list) > 1 {
		return nil, []string{"cannot have more than 1 items"}
	}
	if !ok {
		return nil, []string{"You are not sending a File"}
	}
	return file, nil
}

func clientFileOperations() []operation {
	const list, one, logo = "/clients/{client_id}/files", "/clients/{client_id}/files/{id}", "/clients/{id}/logo"
	managers := needs{anyOf: []Permission{ManageClients}}
	readers := needs{anyOf: []Permission{ManageClients, ViewClients}}
	single := attrs{"file": aSingleFile.must()}
	return []operation{
		{id: "listClientFiles", method: "GET", path: list, root: "file", paged: true, needs: readers, handle: listClientFiles},
		{id: "getClientFile", method: "GET", path: one, root: "file", needs: readers, handle: getClientFile},
		{
			id: "uploadClientFile", method: "POST", path: list, root: "file", status: 201,
			accepts: multipartBody, body: single, needs: managers, handle: uploadClientFile,
		},
		{id: "deleteClientFile", method: "DELETE", path: one, root: "file", needs: managers, handle: deleteClientFile},
		{
			id: "uploadClientLogo", method: "POST", path: logo, root: "file",
			accepts: multipartBody, body: single, needs: managers, handle: uploadClientLogo,
		},
		{id: "deleteClientLogo", method: "DELETE", path: logo, root: "logo", needs: managers, handle: deleteClientLogo},
	}
}

func listClientFiles(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	return listed(c, c.clientFiles[cl.id], c.fileView)
}

func getClientFile(c *call) (any, *apiError) {
	_, f, refused := c.findClientFile()
	if refused != nil {
		return nil, refused
	}
	return c.fileView(f), nil
}

func uploadClientFile(c *call) (any, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, refused
	}
	sent, _ := attr[upload](c, "file")
	if len(sent.data) > maxClientFileSize {
		return nil, refuse(codeBody, "file", "must have at most 10 MB")
	}
	f := c.storeFiles([]upload{sent})[0]
	c.clientFiles[cl.id] = append(c.clientFiles[cl.id], f)
	c.journal(f.id, f.name)
	return c.fileView(f), nil
}

func deleteClientFile(c *call) (any, *apiError) {
	cl, f, refused := c.findClientFile()
	if refused != nil {
		return nil, refused
	}
	c.clientFiles[cl.id] = slices.DeleteFunc(c.clientFiles[cl.id], func(other *file) bool { return other == f })
	c.files.delete(f.id)
	c.journal(f.id, f.name)
	return nil, nil
}

// findClientFile is the file of the path, which must be the client's.
func (c *call) findClientFile() (*client, *file, *apiError) {
	cl, refused := c.findClient("client_id")
	if refused != nil {
		return nil, nil, refused
	}
	list := c.clientFiles[cl.id]
	i := slices.IndexFunc(list, func(f *file) bool { return f.id == c.id("id") })
	if i < 0 {
		return nil, nil, notFoundWithin("ClientFile", c.vars["id"], `"client_files"."client_id"`)
	}
	return cl, list[i], nil
}

type clientLogo struct {
	Logo string `json:"logo"`
}

func uploadClientLogo(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refused
	}
	sent, _ := attr[upload](c, "file")
	if !strings.HasPrefix(sent.contentType, "image/") {
		refused = refused.add(codeBody, "logo_content_type", isInvalid)
	}
	if len(sent.data) > maxClientLogoSize {
		refused = refused.add(codeBody, "logo_file_size", "must be less than 2 MB")
	}
	if refused != nil {
		return nil, refused
	}
	c.dropLogo(cl)
	f := c.storeFiles([]upload{sent})[0]
	c.logos[cl.id] = f
	c.journal(cl.id, f.name)
	return clientLogo{c.fileView(f).URL}, nil
}

func deleteClientLogo(c *call) (any, *apiError) {
	cl, refused := c.findClient("id")
	if refused != nil {
		return nil, refused
	}
	c.dropLogo(cl)
	c.journal(cl.id, cl.name)
	return nil, nil
}

func (st *state) dropLogo(cl *client) {
	if f := st.logos[cl.id]; f != nil {
		st.files.delete(f.id)
		delete(st.logos, cl.id)
	}
}
