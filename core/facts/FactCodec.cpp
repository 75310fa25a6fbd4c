#include "core/facts/FactCodec.h"

#include <QHash>

namespace qd {

namespace {

template <class T>
Result<Fact> decodeAs(const Json& body)
{
    const qint64 version = body.at(u"v").toInteger();
    if (version < 1 || version > T::kVersion)
        return Error{Error::Store, QStringLiteral("the record holds %1 of version %2; this program knows up to %3")
                                       .arg(QLatin1String(T::kName)).arg(version).arg(T::kVersion), {}, {}};
    Result<T> payload = decode<T>(body);
    if (!payload)
        return payload.error();
    return Fact(std::move(*payload));
}

using Reader = Result<Fact> (*)(const Json&);

template <size_t... I>
const QHash<QString, Reader>& readers(std::index_sequence<I...>)
{
    static const QHash<QString, Reader> map{
        {QString::fromLatin1(std::variant_alternative_t<I, AnyFact>::kName), &decodeAs<std::variant_alternative_t<I, AnyFact>>}...};
    return map;
}

template <size_t... I>
QStringList namesOf(std::index_sequence<I...>)
{
    return {QString::fromLatin1(std::variant_alternative_t<I, AnyFact>::kName)...};
}

using AllFacts = std::make_index_sequence<std::variant_size_v<AnyFact>>;

template <size_t I = 0>
Result<Command> decodeCommandAs(const QString& name, const Json& body)
{
    if constexpr (I < std::variant_size_v<Command>) {
        using T = std::variant_alternative_t<I, Command>;
        if (name != QLatin1String(T::kName))
            return decodeCommandAs<I + 1>(name, body);
        Result<T> command = decode<T>(body);
        if (!command)
            return command.error();
        return Command(std::move(*command));
    } else {
        return Error{Error::Parse, QStringLiteral("there is no command \"%1\"").arg(name), {}, {}};
    }
}

void flatten(const Json& json, const QString& at, Values& into)
{
    switch (json.kind()) {
    case Json::String: into.insert(at, json.toString()); break;
    case Json::Integer: into.insert(at, json.toInteger()); break;
    case Json::Real: into.insert(at, json.toReal()); break;
    case Json::Bool: into.insert(at, json.toBool()); break;
    case Json::Object:
        for (const Json::Member& member : json.members())
            flatten(member.second, at.isEmpty() ? member.first : at + QLatin1Char('.') + member.first, into);
        break;
    case Json::List: {
        QStringList texts;
        for (const Json& item : json.items())
            if (item.kind() == Json::String)
                texts.append(item.toString());
        into.insert(at, texts);
        break;
    }
    default: break;
    }
}

} // namespace

QString factName(const Fact& fact)
{
    static const QStringList names = factNames();
    return names[qsizetype(fact.index())];
}

QStringList factNames()
{
    return namesOf(AllFacts());
}

QByteArray encodeFact(const Fact& fact)
{
    JsonWriter out;
    out.beginObject();
    std::visit([&out](const auto& payload) {
        using T = std::decay_t<decltype(payload)>;
        out.key("v");
        out.value(qint64(T::kVersion));
        Encoder encoder(out);
        const_cast<T&>(payload).fields(encoder);
    }, fact);
    out.endObject();
    return out.take();
}

Result<Fact> decodeFact(const QString& name, const QByteArray& body)
{
    const Reader reader = readers(AllFacts()).value(name);
    if (!reader)
        return Error{Error::Store, QStringLiteral("the record holds a fact \"%1\" that this program does not know").arg(name),
                     name, QStringLiteral("open it with the version of Quarterdeck that wrote it, or a newer one")};
    const Result<Json> json = Json::parse(body);
    if (!json)
        return json.error();
    return reader(*json);
}

Values factValues(const Fact& fact)
{
    Values values;
    if (const Result<Json> json = Json::parse(encodeFact(fact)))
        flatten(*json, {}, values);
    values.remove(QStringLiteral("v"));
    return values;
}

QByteArray encodeCommand(const Command& command)
{
    JsonWriter out;
    out.beginObject();
    std::visit([&out](const auto& body) {
        out.key("command");
        out.value(QString::fromLatin1(std::decay_t<decltype(body)>::kName));
        out.key("body");
        Encoder(out).write(body);
    }, command);
    out.endObject();
    return out.take();
}

Result<Command> decodeCommand(const QByteArray& text)
{
    const Result<Json> json = Json::parse(text);
    if (!json)
        return json.error();
    return decodeCommandAs(json->at(u"command").toString(), json->at(u"body"));
}

} // namespace qd
