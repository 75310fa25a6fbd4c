#include "app/people/PersonTrail.h"

#include "app/commands/Fields.h"
#include "core/rules/people/Retaining.h"

namespace qd::app {

using namespace Qt::StringLiterals;

QString reasonWords(const QString& reason)
{
    return reason == u"her"_s ? u"you said so"_s : reason;
}

QStringList consentsIn(const PeopleState::Card& card, bool given)
{
    QStringList all;
    for (auto said = card.consents.begin(); said != card.consents.end(); ++said)
        if (*said == given)
            all.append(said.key().endsWith(u'/') ? said.key().chopped(1) : said.key());
    return all;
}

QStringList suppressedIn(const OfficeState& state, const PeopleState::Card& card)
{
    QStringList all;
    for (auto index = card.indexes.begin(); index != card.indexes.end(); ++index)
        if (const std::optional<QString> why = state.door.suppression(*index, index.key()))
            all.append(u"%1: %2"_s.arg(index.key(), reasonWords(*why)));
    return all;
}

void cardFields(JsonWriter& out, const OfficeState& state, const ContactId& person)
{
    const PeopleState::Card card = state.people.contacts.value(person);
    field(out, "id", person);
    field(out, "segments", card.segments);
    field(out, "reached_by", QStringList(card.indexes.keys()));
    field(out, "agreed", consentsIn(card, true));
    field(out, "refused", consentsIn(card, false));
    field(out, "not_reached", suppressedIn(state, card));
    field(out, "last", card.touched);
    const std::optional<int> days = rules::daysKept(state.people, card);
    field(out, "kept_days", days ? std::optional<qint64>(*days) : std::nullopt);
}

std::optional<PersonTrace> traceOf(const StoredFact& stored, const ContactId& person)
{
    PersonTrace trace{stored.sequence, stored.time, {}, stored.actor.text, {}, {}, {}};
    if (const auto* read = std::get_if<PersonalRead>(&stored.fact); read && read->contacts.contains(person)) {
        trace.what = u"read"_s;
        trace.purpose = read->effect.isNull() ? read->purpose : u"%1 (%2)"_s.arg(read->purpose, read->effect.toString());
        trace.sink = read->sink;
        trace.fields = read->what;
    } else if (const auto* kept = std::get_if<ContactKept>(&stored.fact); kept && kept->contact.id == person) {
        trace.what = u"kept"_s;
        trace.purpose = u"from: "_s + kept->contact.source;
        trace.fields = kept->contact.sealed.keys();
    } else if (const auto* said = std::get_if<ConsentNoted>(&stored.fact); said && said->consent.contact == person) {
        const Consent& consent = said->consent;
        trace.what = consent.given ? u"agreed"_s : u"refused"_s;
        trace.purpose = u"%1, known from: %2"_s.arg(saidOf(consent), consent.source);
    } else if (const auto* gone = std::get_if<ContactErased>(&stored.fact); gone && gone->contact == person) {
        trace.what = u"forgotten"_s;
        trace.purpose = gone->reason;
    }
    return trace.what.isEmpty() ? std::nullopt : std::optional(trace);
}

QString saidOf(const Consent& consent)
{
    return consent.purpose.isEmpty() ? consent.channel : consent.channel + u'/' + consent.purpose;
}

void takeSaid(SaidByPeople& said, const StoredFact& stored)
{
    if (const auto* noted = std::get_if<ConsentNoted>(&stored.fact))
        said[noted->consent.contact].insert(saidOf(noted->consent), noted->consent);
}

void saidFields(JsonWriter& out, const QMap<QString, Consent>& said)
{
    fieldList(out, "consents", said.values(), [&](const Consent& consent) {
        field(out, "what", saidOf(consent));
        field(out, "given", consent.given);
        field(out, "known_from", consent.source);
        field(out, "time", consent.at);
    });
}

void traceFields(JsonWriter& out, const PersonTrace& trace)
{
    field(out, "seq", trace.sequence);
    field(out, "time", trace.time);
    field(out, "what", trace.what);
    field(out, "by", trace.by);
    field(out, "purpose", trace.purpose);
    field(out, "sink", trace.sink);
    field(out, "fields", trace.fields);
}

void plainFields(JsonWriter& out, const QMap<QString, QString>& fields, const QString& source)
{
    out.key("fields");
    out.beginObject();
    for (auto each = fields.begin(); each != fields.end(); ++each) {
        out.key(each.key());
        out.value(*each);
    }
    out.endObject();
    field(out, "source", source);
}

} // namespace qd::app
