package tifluxtest

import (
	"fmt"
	"strconv"
)

// diceClientRecords stands apart from the parts that seed.go counts.
const diceClientRecords = 101

var clientStreets = []string{
	"Rua das Flores", "Avenida Beira-Rio", "Rua XV de Novembro", "Travessa São João", "Alameda dos Ipês",
	"Rua Marechal Deodoro", "Rodovia Dona Francisca",
}

// clientPlaces are city, state, neighbourhood and the first digits of the CEP.
var clientPlaces = [][4]string{
	{"Joinville", "SC", "Centro", "89201"}, {"Florianópolis", "SC", "Trindade", "88036"}, {"São Paulo", "SP", "Consolação", "01302"},
	{"Curitiba", "PR", "Água Verde", "80240"}, {"Porto Alegre", "RS", "Moinhos de Vento", "90570"},
}

var clientFileNames = []string{"contrato.pdf", "planta do prédio.png", "máquinas.csv"}

var clientFileTypes = []string{"application/pdf", "image/png", "text/csv; charset=utf-8"}

// fillClientRecords gives each client one to three addresses and contacts, and
// every second one files.
func (st *state) fillClientRecords() {
	dice := st.dice(diceClientRecords)
	for i, cl := range st.clients.rows {
		for n := range 3 - i%3 {
			place := pick(dice, clientPlaces)
			a := &clientAddress{
				id: st.clientAddresses.next(), clientID: cl.id, cep: fmt.Sprintf("%s-%03d", place[3], dice.IntN(1000)),
				city: place[0], state: place[1], neighborhood: place[2], number: dice.IntN(3000), street: pick(dice, clientStreets),
			}
			if n%2 == 1 {
				a.complement = "Sala " + strconv.Itoa(1+dice.IntN(40))
			}
			st.clientAddresses.put(a.id, a)
			cl.addressIDs = append(cl.addressIDs, a.id)

			k := &clientContact{
				id: st.clientContacts.next(), clientID: cl.id, owner: personName(dice), use: []string{"Commercial", "Personal"}[n%2],
				telephone: fmt.Sprintf("+55479%08d", 90_000_000+dice.IntN(9_999_999)),
			}
			if n < 2 {
				k.email = mailBox(k.owner) + "@exemplo.com.br"
			}
			st.clientContacts.put(k.id, k)
			cl.contactIDs = append(cl.contactIDs, k.id)
		}
		if i%2 == 0 {
			st.fillClientFiles(cl, i%4 == 0)
		}
	}
}

func (st *state) fillClientFiles(cl *client, withLogo bool) {
	for n, name := range clientFileNames {
		f := &file{id: st.files.next(), name: name, contentType: clientFileTypes[n], size: 900 + 37*n}
		st.files.put(f.id, f)
		st.clientFiles[cl.id] = append(st.clientFiles[cl.id], f)
	}
	if withLogo {
		f := &file{id: st.files.next(), name: "logo.png", contentType: "image/png", size: 512}
		st.files.put(f.id, f)
		st.logos[cl.id] = f
	}
}
