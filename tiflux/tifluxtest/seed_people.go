package tifluxtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"
)

var firstNames = []string{
	"Ana", "Bruno", "Carla", "Diego", "Elaine", "Fábio", "Gabriela", "Heitor", "Inês", "João", "Kátia", "Luís",
	"Márcia", "Nélson", "Olívia", "Paulo", "Quitéria", "Rafael", "Sônia", "Tiago", "Úrsula", "Vitória", "Wagner",
	"Ximena", "Yasmin", "Zélia", "Antônio", "Beatriz", "César", "Débora",
}

var lastNames = []string{
	"Almeida", "Barbosa", "Carvalho", "Dias", "Esteves", "Ferreira", "Gonçalves", "Henriques", "Inácio", "Junqueira",
	"Klein", "Lopes", "Magalhães", "Nogueira", "Oliveira", "Pereira", "Queiroz", "Ribeiro", "Simões", "Teixeira",
	"Uchôa", "Vasconcelos", "Weber", "Xavier", "Zanetti", "Araújo", "Brandão", "Conceição", "Damião",
}

func personName(dice *rand.Rand) string {
	return pick(dice, firstNames) + " " + pick(dice, lastNames)
}

var businessKinds = []string{
	"Padaria", "Mercado", "Clínica", "Oficina", "Farmácia", "Escola", "Hotel", "Transportes", "Indústria", "Ótica",
	"Livraria", "Contabilidade",
}

var businessNames = []string{
	"Aurora", "do Vale", "São José", "Três Irmãos", "Beira-Mar", "Novo Horizonte", "Ipê Amarelo", "Pão & Prosa",
	"Catarinense", "Boa Vista", "Araucária", "Lagoa Azul", "Serra Verde",
}

var socialForms = []string{"Ltda", "ME", "S.A.", "EIRELI"}

func (st *state) fillClients(n int) {
	dice := st.dice(diceClients)
	for i := range n {
		name := businessKinds[i%len(businessKinds)] + " " + businessNames[(i/len(businessKinds)+i%len(businessKinds))%len(businessNames)]
		if turn := i / (len(businessKinds) * len(businessNames)); turn > 0 {
			name += " " + strconv.Itoa(turn+1)
		}
		cl := &client{
			id: st.clients.next(), name: name, social: name + " " + pick(dice, socialForms), document: companyNumber(dice),
			active: i%15 != 14, reportKind: []string{"detailed_with_appointment", "detailed", "synthetic", ""}[i%4],
			payment: []string{"BOLETO", "PIX", "CREDIT_CARD", "UNDEFINED"}[i%4], equipmentGroups: 1, maxAgents: 10 * (i % 3),
			authorizationFlow: i%10 == 9, workFolder: "",
		}
		if i%4 == 0 {
			cl.document = "" // Not everybody registers one.
			cl.notes = "Atendimento preferencial pela manhã ☕"
		}
		if i%3 != 0 {
			cl.financialEmail = st.freeEmail("financeiro " + name)
		}
		if i%20 != 19 {
			st.linkClient(cl, i)
		}
		st.clients.put(cl.id, cl)
		st.fillClientFields(cl, i)
		for range i % 3 {
			e := &equipment{id: st.equipments.next(), name: fmt.Sprintf("PC-%04d", dice.IntN(10000)), clientID: cl.id, groupID: 70000 + i}
			st.equipments.put(e.id, e)
		}
	}
}

// linkClient gives a client desks and groups: the first client all that are
// not reserved, the others two of three. A client without any is invisible to
// attendants.
func (st *state) linkClient(cl *client, i int) {
	for j, d := range st.desks.rows {
		if i == 0 && !d.reserved || i > 0 && (i+j)%3 != 0 {
			cl.deskIDs = append(cl.deskIDs, d.id)
		}
	}
	for j, g := range st.groups.rows {
		if i == 0 || (i+j)%2 == 0 || j == 0 {
			cl.groupIDs = append(cl.groupIDs, g.id)
		}
	}
}

func (st *state) fillClientFields(cl *client, i int) {
	if i%5 != 0 {
		return
	}
	cl.values = &fieldValues{}
	for f := range st.fields.all() {
		if e, _ := st.entities.get(f.entityID); e.appliedIn == forClients {
			st.fillField(cl.values, f, i)
		}
	}
}

// companyNumber makes a CNPJ with valid check digits.
func companyNumber(dice *rand.Rand) string {
	digits := fmt.Sprintf("%08d0001", dice.IntN(100_000_000))
	for range 2 {
		sum, weight := 0, 2
		for i := len(digits) - 1; i >= 0; i-- {
			sum += int(digits[i]-'0') * weight
			if weight++; weight > 9 {
				weight = 2
			}
		}
		check := 11 - sum%11
		if check > 9 {
			check = 0
		}
		digits += strconv.Itoa(check)
	}
	return digits
}

// knownPersonas are the people behind the keys that every account knows. They
// take part in the generated tickets.
func knownPersonas() []Persona {
	return []Persona{AdminPersona(), AttendantPersona(), NoLicensePersona(), ClientPersona()}
}

var personaNames = map[string]string{
	"admin": "Ana Martins", "attendant": "Bruno Carvalho", "no-license": "Carla Dias", "client": "Paulo Reis",
}

// fillPersonas makes the users of personas that have none yet.
func (st *state) fillPersonas(personas []Persona) {
	for _, p := range personas {
		if st.personas[p.Name] != nil {
			continue
		}
		name, n := cmp.Or(personaNames[p.Name], p.Name), len(st.personas)
		u := st.addUser(user{
			name: name, kind: p.Kind, active: true, licenses: p.Licenses, extension: 200 + n,
			telephone: fmt.Sprintf("+55479999%05d", n), lastLogin: stampOf(st.base.Add(-time.Hour)),
		})
		st.personas[p.Name] = u
		switch {
		case p.Kind != KindClient:
			u.groupID = 1
		case len(st.clients.rows) > 0:
			first := st.clients.rows[0]
			u.clientIDs = []int{first.id}
			first.userIDs = append(first.userIDs, u.id)
		}
		if p.Kind == KindAdmin {
			u.signature = "<p>Atenciosamente,<br>" + name + "</p>"
		}
	}
}

func (st *state) fillAttendants(n int) {
	dice := st.dice(diceAttendants)
	for i := range n {
		u := user{
			name: personName(dice), kind: KindAttendant, active: i%13 != 12, twoFactor: i%3 == 0,
			licenses: []License{LicenseTickets}, groupID: 1 + i%len(groupNames), extension: 300 + i,
			telephone: fmt.Sprintf("+55489888%05d", i), lastLogin: stampOf(st.base.Add(-time.Duration(1+i) * time.Hour)),
		}
		switch {
		case i == 0:
			u.kind = KindAdmin
		case i%17 == 16:
			u.licenses = []License{LicenseWhatsApp}
		case i%19 == 18:
			u.lastLogin = 0
		}
		st.addUser(u)
	}
}

func (st *state) fillRequestors(n int) {
	dice := st.dice(diceRequestors)
	for i := range n {
		r := &requestor{
			id: st.requestors.next(), clientID: st.clients.rows[i%len(st.clients.rows)].id, name: personName(dice),
			opensTickets: i%4 != 3, telephone: fmt.Sprintf("+55479%08d", 80_000_000+dice.IntN(9_999_999)),
		}
		r.email = st.freeEmail(r.name)
		switch i % 7 {
		case 1:
			r.extension = strconv.Itoa(200 + i%100)
		case 3:
			r.telephone = ""
		case 5:
			r.email = ""
		}
		if i%6 == 0 {
			r.values = &fieldValues{}
			for f := range st.fields.all() {
				if e, _ := st.entities.get(f.entityID); e.appliedIn == forRequestors {
					st.fillField(r.values, f, i)
				}
			}
		}
		st.requestors.put(r.id, r)
	}
}

// samples are values for the kinds of fields without options.
var samples = map[string][]string{
	plainText:    {"Sala 4", "Recepção", "Depósito | fundos", "2º andar"},
	textArea:     {"Levar escada.\nFalar com a portaria.", "Só depois das 14h"},
	currency:     {"150.55", "1200.00", "89.9"},
	phone:        {"47999990000", "1133334444"},
	emailAddress: {"portaria@exemplo.com.br", "compras@exemplo.com.br"},
	link:         {"https://mapas.exemplo.com.br/local?id=7", "http://intranet.exemplo.com.br/"},
	dateOnly:     {"2026-03-01", "2025-11-20"},
}

// fillField stores the nth sample of a field.
func (st *state) fillField(values *fieldValues, f *entityField, n int) {
	switch f.kind {
	case checkbox:
		for i, o := range f.options {
			if (n+i)%2 == 0 {
				st.check(values, f, o.id, "true")
			}
		}
	case singleSelect:
		st.setValue(values, f, strconv.Itoa(f.options[n%len(f.options)].id), "")
	default:
		st.setValue(values, f, samples[f.kind][n%len(samples[f.kind])], "")
	}
}
