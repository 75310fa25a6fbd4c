#include "app/connections/outside/WayForms.h"

#include "agents/organisation/DocumentText.h"
#include "core/base/Json.h"

#include <algorithm>

namespace qd::app {

namespace {

const QStringList kSaidElsewhere{QStringLiteral("v"), QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("title"), QStringLiteral("on"), QStringLiteral("organisations"), QStringLiteral("key")};

const QStringList kUnchanged{QStringLiteral("v"), QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("on"), QStringLiteral("organisations")};

QStringList allKinds()
{
    QStringList all;
    for (const char* word : EnumWords<agents::ConnectorKind>::words)
        all.append(QString::fromLatin1(word));
    return all;
}

/// The kinds that a clause begins with, as in "git, smtp: …"; none where it begins with none.
QStringList kindsOf(const QString& clause)
{
    const qsizetype colon = clause.indexOf(QLatin1String(": "));
    const QStringList named = colon < 0 ? QStringList() : clause.left(colon).split(QStringLiteral(", "));
    const QStringList all = allKinds();
    const bool areKinds = std::all_of(named.begin(), named.end(), [&all](const QString& each) { return all.contains(each); });
    return areKinds ? named : QStringList();
}

/// What a description says for a kind: the clauses that begin with it and what follows them, or all of it where none begins with kinds. Nothing: the
/// member is not that kind's.
std::optional<QString> saidFor(const QString& kind, const QString& description)
{
    QStringList own;
    bool isOwn = false;
    bool isOfSome = false;
    for (const QString& clause : description.split(QStringLiteral("; "))) {
        const QStringList kinds = kindsOf(clause);
        isOfSome = isOfSome || !kinds.isEmpty();
        if (!kinds.isEmpty())
            isOwn = kinds.contains(kind);
        if (isOwn)
            own.append(kinds.isEmpty() ? clause : clause.mid(clause.indexOf(QLatin1String(": ")) + 2));
    }
    if (!isOfSome)
        return description;
    return own.isEmpty() ? std::nullopt : std::optional(own.join(QStringLiteral("; ")));
}

/// What stands there before she says anything else.
QString usualOf(const QString& kind, const QString& member)
{
    agents::ConnectorFile file;
    file.kind = enumOf<agents::ConnectorKind>(kind).value_or(file.kind);
    if (member == QLatin1String("clearance"))
        return wordOf(file.isForPeople() ? Confidentiality::Pii : Confidentiality::Internal);
    return member == QLatin1String("url") ? agents::ConnectorFile::shippedAddress(file.kind) : QString();
}

ui::WayField fieldOf(const Json::Member& member, const QString& kind, const QString& about)
{
    ui::WayField field{member.first};
    const QString type = member.second.at(u"type").toString();
    field.about = about;
    field.usual = usualOf(kind, member.first);
    for (const Json& choice : member.second.at(u"enum").items())
        field.choices.append(choice.toString());
    field.sort = !field.choices.isEmpty() ? ui::WayField::Choice : type == QLatin1String("integer") ? ui::WayField::Number : type == QLatin1String("boolean") ? ui::WayField::Tick : ui::WayField::Text;
    return field;
}

/// What one line, number, tick or choice can say; the rest is for whoever opens the file.
bool isPlain(const Json& property)
{
    const QString type = property.at(u"type").toString();
    return type == QLatin1String("string") || type == QLatin1String("integer") || type == QLatin1String("boolean");
}

QList<Json::Member> properties()
{
    const Result<QByteArray> bytes = agents::fileBytes(QStringLiteral(":/schema/connector.json"));
    const Result<Json> schema = bytes ? Json::parse(*bytes) : Result<Json>(bytes.error());
    return schema ? schema->at(u"properties").members() : QList<Json::Member>();
}

Result<Json> valueOf(const ui::WayField& field, const QString& text)
{
    if (field.sort == ui::WayField::Tick)
        return Json(text == QLatin1String("true"));
    if (field.sort != ui::WayField::Number)
        return Json(text);
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (isNumber)
        return Json(number);
    return Error{Error::Parse, QStringLiteral("\"%1\" is no number").arg(text.left(100)), field.name, QStringLiteral("a whole number: ") + field.about};
}

/// Of a member that a text is given for, by its description in the schema.
Result<Json> valueFor(const Json::Member& property, const QString& text)
{
    const QString type = property.second.at(u"type").toString();
    if (type != QLatin1String("array"))
        return valueOf(fieldOf(property, {}, property.second.at(u"description").toString()), text);
    QList<Json> items;
    for (const QString& item : text.split(u',', Qt::SkipEmptyParts))
        items.append(Json(item.trimmed()));
    return Json(items);
}

/// What only another verb changes.
Error notByHand(const QString& member)
{
    const QMap<QString, QString> others{{QStringLiteral("on"), QStringLiteral("connectors on, or off")}, {QStringLiteral("organisations"), QStringLiteral("connectors allow, or forbid")}};
    return {Error::Parse, QStringLiteral("\"%1\" is nothing that is set so").arg(member), member, others.value(member, QStringLiteral("another connection: connectors add"))};
}

QString textOf(const Json& value)
{
    QStringList items;
    for (const Json& item : value.items())
        items.append(item.toString());
    return value.kind() == Json::List ? items.join(u',') : value.kind() == Json::String ? value.toString() : QString::fromUtf8(value.toText());
}

Result<QList<Json::Member>> membersOf(const ui::WayWish& wish)
{
    QList<Json::Member> members;
    for (const ui::WayKind& kind : wayKinds())
        for (const ui::WayField& field : kind.fields)
            if (const auto text = wish.values.constFind(field.name); kind.name == wish.kind && text != wish.values.constEnd()) {
                const Result<Json> value = valueOf(field, *text);
                if (!value)
                    return value.error();
                members.append({field.name, *value});
            }
    return members;
}

} // namespace

QList<ui::WayKind> wayKinds()
{
    QList<ui::WayKind> kinds;
    for (const QString& name : allKinds()) {
        ui::WayKind kind{name, {}};
        for (const Json::Member& member : properties())
            if (const auto about = saidFor(name, member.second.at(u"description").toString()); about && !kSaidElsewhere.contains(member.first) && isPlain(member.second))
                kind.fields.append(fieldOf(member, name, *about));
        kinds.append(kind);
    }
    return kinds;
}

/// With a key of its own first: which kinds and addresses have none is the format's to say.
Result<agents::ConnectorFile> fileOf(const ui::WayWish& wish, const QString& organisation)
{
    const Result<QList<Json::Member>> own = membersOf(wish);
    if (!own)
        return own.error();
    QList<Json::Member> members{{QStringLiteral("v"), Json(qint64(1))}, {QStringLiteral("id"), Json(wish.id)}, {QStringLiteral("kind"), Json(wish.kind)},
                                {QStringLiteral("title"), Json(wish.title)}, {QStringLiteral("organisations"), Json(QList<Json>{Json(organisation)})}};
    members += *own;
    const QString name = QStringLiteral("connectors/%1.json").arg(wish.id);
    const Result<agents::ConnectorFile> keyless = agents::readConnector(Json(members).toText(), name);
    members.append({QStringLiteral("key"), Json(wish.id)});
    const Result<agents::ConnectorFile> keyed = agents::readConnector(Json(members).toText(), name);
    return keyed || !keyless ? keyed : keyless;
}

QMap<QString, QString> valuesOf(const agents::ConnectorFile& file)
{
    QMap<QString, QString> values;
    const Result<Json> now = Json::parse(encode(file));
    for (const Json::Member& member : now ? now->members() : QList<Json::Member>())
        if (const bool isNothing = member.second.kind() == Json::Integer && member.second.toInteger() == 0; !isNothing && !kUnchanged.contains(member.first))
            values.insert(member.first, textOf(member.second));
    return values;
}

Result<agents::ConnectorFile> fileWith(const agents::ConnectorFile& before, const QMap<QString, QString>& values)
{
    const Result<Json> now = Json::parse(encode(before));
    if (!now)
        return now.error();
    QList<Json::Member> members = now->members();
    const QList<Json::Member> known = properties();
    for (auto value = values.begin(); value != values.end(); ++value) {
        const auto property = std::find_if(known.begin(), known.end(), [&](const Json::Member& each) { return each.first == value.key(); });
        if (kUnchanged.contains(value.key()))
            return notByHand(value.key());
        if (property == known.end())
            return Error{Error::Parse, QStringLiteral("a connection has no \"%1\"").arg(value.key()), value.key(), QStringLiteral("a member of its file, as title, url, key: connectors show --json has them")};
        members.removeIf([&](const Json::Member& each) { return each.first == value.key(); });
        if (value->isEmpty())
            continue;
        const Result<Json> said = valueFor(*property, *value);
        if (!said)
            return said.error();
        members.append({value.key(), *said});
    }
    return agents::readConnector(Json(members).toText(), QStringLiteral("connectors/%1.json").arg(before.id));
}

} // namespace qd::app
