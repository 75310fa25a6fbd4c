#include "agents/office/labelling/Secrets.h"

#include "agents/people/Personal.h"
#include "core/facts/FactCodec.h"

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

QString textsOf(const Json& value)
{
    QStringList texts{value.toString()};
    for (const Json& item : value.items())
        texts.append(textsOf(item));
    for (const Json::Member& member : value.members())
        texts += QStringList{member.first, textsOf(member.second)};
    texts.removeAll(QString());
    return texts.join(u'\n');
}

/// The first of them that holds one: a text, and where it stands.
std::optional<Error> firstOf(const QList<std::pair<QString, QString>>& texts)
{
    for (const auto& [text, where] : texts)
        if (const std::optional<Error> found = secretIn(text, where))
            return found;
    return std::nullopt;
}

std::optional<Error> inDecision(const DecideApproval& decide)
{
    return firstOf({{decide.note, u"the note"_s}, {decide.edits, u"the edited text"_s}});
}

std::optional<Error> inBrief(const SubmitBrief& brief)
{
    QList<std::pair<QString, QString>> texts{{brief.text, u"the brief"_s}};
    for (const GivenSource& source : brief.sources)
        texts.append({QStringList{source.name, source.origin, source.text}.join(u'\n'), u"the source “%1”"_s.arg(keyIn(source.name) ? u"…"_s : source.name)});
    return firstOf(texts);
}

bool isNeverRefused(const Command& command)
{
    return std::holds_alternative<StopAll>(command) || std::holds_alternative<EraseContact>(command) || std::holds_alternative<TakeInbound>(command) || std::holds_alternative<NoteMetrics>(command)
        || std::holds_alternative<KeepContacts>(command); // these are sealed
}

} // namespace

std::optional<Error> secretIn(const QString& text, const QString& where)
{
    const std::optional<PersonalValue> key = keyIn(text);
    if (!key)
        return std::nullopt;
    return Error{Error::Rule, u"%1 (%2) stands in %3, and what is given here stays on record and is shown to models"_s.arg(key->what, masked(*key), where), {},
                 u"keys belong into the keyring (quarterdeck keys set NAME): take it out and give it again"_s};
}

std::optional<Error> secretIn(const Command& command)
{
    if (const auto* brief = std::get_if<SubmitBrief>(&command))
        return inBrief(*brief);
    if (const auto* keep = std::get_if<KeepDocument>(&command))
        return firstOf({{keep->title, u"the document's title"_s}, {keep->origin, u"the document's place"_s}, {keep->text, u"the document “%1”"_s.arg(keep->title)}});
    if (const auto* keep = std::get_if<KeepMemory>(&command))
        return firstOf({{keep->space + u'\n' + keep->key, u"the name of what is to be remembered"_s}, {keep->text, u"what is to be remembered"_s}});
    if (const auto* decide = std::get_if<DecideApproval>(&command))
        return inDecision(*decide);
    if (const auto* settle = std::get_if<SettleEscalation>(&command))
        return secretIn(settle->note, u"the note"_s);
    if (const auto* bundle = std::get_if<TakeBundle>(&command))
        if (const Result<Json> decisions = Json::parse(bundle->text.toUtf8()))
            return secretIn(textsOf(*decisions), u"the decisions"_s);
    if (isNeverRefused(command))
        return std::nullopt;
    const Result<Json> told = Json::parse(encodeCommand(command)); // its texts as they are, without what JSON puts before a character
    return told ? secretIn(textsOf(*told), u"what was given"_s) : told.error();
}

} // namespace qd::agents
