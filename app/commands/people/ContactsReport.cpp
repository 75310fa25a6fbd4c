#include "app/commands/people/ContactsReport.h"

#include "agents/people/PersonKeys.h"
#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/people/PersonTrail.h"
#include "core/rules/people/People.h"
#include "core/rules/people/Retaining.h"

#include <QFile>
#include <QSaveFile>

namespace qd::app {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kPage = 2'000;

void sayCard(const Invocation& call, const OfficeState& state, const ContactId& id)
{
    const PeopleState::Card card = state.people.contacts.value(id);
    const auto orNothing = [](const QStringList& words) { return words.isEmpty() ? u"-"_s : words.join(u", "_s); };
    call.say(u"%1  lists: %2; reached by: %3; agreed: %4%5%6"_s.arg(id.toString(), orNothing(card.segments), orNothing(card.indexes.keys()), orNothing(consentsIn(card, true)),
        consentsIn(card, false).isEmpty() ? QString() : u"; refused: "_s + consentsIn(card, false).join(u", "_s),
        suppressedIn(state, card).isEmpty() ? QString() : u"; not reached: "_s + suppressedIn(state, card).join(u", "_s)));
}

QList<ContactId> onList(const OfficeState& state, const QString& segment)
{
    QList<ContactId> all;
    for (auto card = state.people.contacts.begin(); card != state.people.contacts.end(); ++card)
        if (segment.isEmpty() || card->segments.contains(segment))
            all.append(card.key());
    return all;
}

/// The whole record, page by page.
Result<Done> readAll(const Invocation& call, const std::function<void(const StoredFact&)>& take)
{
    Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return past.error();
    for (Sequence first = 1; !(*past)->isEmpty();) {
        const Result<QList<StoredFact>> page = waitFor<QList<StoredFact>>([&](Mailbox* here, auto done) { (*past)->reader().facts(first, kPage, here, done); });
        if (!page)
            return page.error();
        for (const StoredFact& stored : *page)
            take(stored);
        if (page->size() < kPage)
            break;
        first = page->last().sequence + 1;
    }
    return Done{};
}

Result<QList<PersonTrace>> trailOf(const Invocation& call, const ContactId& person)
{
    QList<PersonTrace> trail;
    const Result<Done> read = readAll(call, [&](const StoredFact& stored) {
        if (const std::optional<PersonTrace> trace = traceOf(stored, person))
            trail.append(*trace);
    });
    return read ? Result<QList<PersonTrace>>(trail) : Result<QList<PersonTrace>>(read.error());
}

Result<SaidByPeople> saidOnRecord(const Invocation& call)
{
    SaidByPeople said;
    const Result<Done> read = readAll(call, [&said](const StoredFact& stored) { takeSaid(said, stored); });
    return read ? Result<SaidByPeople>(said) : Result<SaidByPeople>(read.error());
}

/// On standard output, or whole in a file that only this user may read.
int give(const Invocation& call, const QByteArray& bytes, const QString& file)
{
    if (file.isEmpty()) {
        call.json ? call.print(bytes) : call.say(QString::fromUtf8(bytes).trimmed());
        return kDone;
    }
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || out.write(bytes) != bytes.size() || !out.commit())
        return call.fail({Error::Store, u"%1 cannot be written: %2"_s.arg(file, out.errorString()), file, u"a folder with room that can be written"_s});
    call.say(u"Written to %1. What stands there is not sealed."_s.arg(file));
    return kDone;
}

} // namespace

int listContacts(const Invocation& call, const OfficeState& state, const QString& segment)
{
    const QList<ContactId> all = onList(state, segment);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "contacts", all, [&](const ContactId& id) { cardFields(out, state, id); });
            fieldList(out, "retention", state.people.retention.keys(), [&](const QString& list) {
                field(out, "segment", list);
                field(out, "days", state.people.retention.value(list));
            });
        }));
    for (const ContactId& id : all)
        sayCard(call, state, id);
    if (all.isEmpty())
        call.say(segment.isEmpty() ? u"Nobody outside is kept. quarterdeck contacts add and import take people up."_s : u"Nobody is on the list %1."_s.arg(segment));
    for (auto rule = state.people.retention.begin(); rule != state.people.retention.end(); ++rule)
        call.say(u"%1 forgotten after %2 days without anything."_s.arg(rule.key().isEmpty() ? u"Those on no such list are"_s : u"Those on the list %1 are"_s.arg(rule.key())).arg(*rule));
    return kDone;
}

int showContact(const Invocation& call, const OfficeState& state, const ContactId& person)
{
    const Result<QList<OpenedContact>> one = opened(call, state, {person}, u"to look at it"_s, u"screen"_s);
    const Result<SaidByPeople> said = one ? saidOnRecord(call) : Result<SaidByPeople>(one.error());
    if (!said)
        return call.fail(said.error());
    const QMap<QString, Consent> its = said->value(person);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            cardFields(out, state, person);
            plainFields(out, one->first().fields, one->first().contact.source);
            saidFields(out, its);
        }));
    sayCard(call, state, person);
    for (auto each = one->first().fields.begin(); each != one->first().fields.end(); ++each)
        call.say(u"  %1  %2"_s.arg(each.key(), -10).arg(*each));
    call.say(u"  from: %1"_s.arg(one->first().contact.source));
    for (const Consent& consent : its)
        call.say(u"  %1 %2 on %3, known from: %4"_s.arg(consent.given ? u"agreed to"_s : u"said no to"_s, saidOf(consent), toRfc3339(consent.at).left(10), consent.source));
    return kDone;
}

int exportContact(const Invocation& call, const OfficeState& state, const ContactId& person, const QString& file)
{
    const Result<QList<OpenedContact>> one = opened(call, state, {person}, u"to give it to them, or to another program"_s, u"export"_s);
    const Result<QList<PersonTrace>> trail = one ? trailOf(call, person) : Result<QList<PersonTrace>>(one.error());
    const Result<SaidByPeople> said = trail ? saidOnRecord(call) : Result<SaidByPeople>(trail.error());
    if (!said)
        return call.fail(said.error());
    return give(call, document([&](JsonWriter& out) {
        cardFields(out, state, person);
        plainFields(out, one->first().fields, one->first().contact.source);
        saidFields(out, said->value(person));
        fieldList(out, "trail", *trail, [&](const PersonTrace& trace) { traceFields(out, trace); });
    }), file);
}

int exportContacts(const Invocation& call, const OfficeState& state, const QString& segment, const QString& file)
{
    const QList<ContactId> all = onList(state, segment);
    if (all.isEmpty())
        return call.fail({Error::Rule, segment.isEmpty() ? u"nobody is kept"_s : u"nobody is on the list %1"_s.arg(segment), {}, {}});
    const Result<OpenedContacts> people = openedOf(call, state, all, u"to give it to another program"_s, u"export"_s);
    const Result<SaidByPeople> said = people ? saidOnRecord(call) : Result<SaidByPeople>(people.error());
    if (!said)
        return call.fail(said.error());
    if (people->people.isEmpty())
        return call.fail(people->left.first().second);
    QList<agents::ContactRow> rows;
    for (const OpenedContact& one : people->people) {
        const agents::ContactRow row{0, one.contact.id, one.fields, state.people.contacts.value(one.contact.id).segments, said->value(one.contact.id).values()};
        rows.append(row);
    }
    const int given = give(call, agents::contactsTable(rows), file);
    for (const auto& [id, why] : people->left)
        call.note(u"Left out: %1: %2"_s.arg(id.toString(), why.text));
    return given == kDone && !people->left.isEmpty() ? int(kFailed) : given;
}

int contactTrail(const Invocation& call, const ContactId& person)
{
    const Result<QList<PersonTrace>> trail = trailOf(call, person);
    if (!trail)
        return call.fail(trail.error());
    if (trail->isEmpty())
        return call.fail({Error::Parse, u"nobody was ever kept under %1"_s.arg(person.toString()), u"ID"_s, u"an id that quarterdeck contacts list shows, or one that was forgotten"_s});
    if (call.json)
        call.print(document([&](JsonWriter& out) { fieldList(out, "trail", *trail, [&](const PersonTrace& trace) { traceFields(out, trace); }); }));
    for (const PersonTrace& trace : *trail)
        call.say(u"%1  %2 by %3%4: %5%6"_s.arg(toRfc3339(trace.time), trace.what, trace.by, trace.sink.isEmpty() ? QString() : u", for "_s + trace.sink, trace.purpose,
                                              trace.fields.isEmpty() ? QString() : u" ("_s + trace.fields.join(u", "_s) + u')'));
    return kDone;
}

Result<AskedAddress> askedAddress(const Invocation& call, const QString& address)
{
    const QString what = address.contains(u'@') ? u"e-mail"_s : u"phone"_s;
    const Result<QString> kept = agents::keptForm(what, address);
    const Result<agents::PersonKeys> keys = kept ? agents::PersonKeyFile(call.home.path()).readOrMake({}) : Result<agents::PersonKeys>(kept.error());
    if (!keys)
        return keys.error();
    const QString channel = what == u"phone"_s ? u"sms"_s : what;
    return AskedAddress{channel, keys->index(channel, agents::comparableAddress(channel, {{what, *kept}}))};
}

int findContact(const Invocation& call, const OfficeState& state, const QString& address)
{
    const Result<AskedAddress> asked = askedAddress(call, address);
    if (!asked)
        return call.fail(asked.error());
    const ContactId id = state.people.whoIs(asked->channel, asked->index);
    const std::optional<QString> why = state.door.suppression(asked->index, asked->channel);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "id", id);
            field(out, "not_reached", why);
        }));
    id.isNull() ? call.say(u"Nobody with that address is kept."_s) : sayCard(call, state, id);
    if (why)
        call.say(u"It is not to be reached by %1: %2."_s.arg(asked->channel, reasonWords(*why)));
    return kDone;
}

} // namespace qd::app
