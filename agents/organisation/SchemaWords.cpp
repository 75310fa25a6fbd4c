#include "agents/organisation/SchemaWords.h"

namespace qd::agents {

namespace {

const Json kNothing;

/// Follows "$ref": "#/…" inside one schema.
const Json* resolved(const Json& schema, const Json* rule)
{
    for (int hops = 0; hops < 16; ++hops) {
        const QString target = rule->at(u"$ref").toString();
        if (!target.startsWith(QLatin1String("#/")))
            return rule;
        rule = &schema;
        for (const QString& part : target.mid(2).split(QLatin1Char('/')))
            rule = &rule->at(part);
    }
    return &kNothing;
}

QString typeWord(const QString& type)
{
    if (type == QLatin1String("string"))
        return QStringLiteral("a text");
    if (type == QLatin1String("integer"))
        return QStringLiteral("a whole number");
    if (type == QLatin1String("number"))
        return QStringLiteral("a number");
    if (type == QLatin1String("boolean"))
        return QStringLiteral("true or false");
    if (type == QLatin1String("array"))
        return QStringLiteral("a list");
    if (type == QLatin1String("object"))
        return QStringLiteral("an object");
    return type;
}

QString shown(const Json& value)
{
    const QString text = value.kind() == Json::String ? QLatin1Char('"') + value.toString() + QLatin1Char('"')
                                                      : QString::fromUtf8(value.toText());
    return text.size() <= 60 ? text : text.left(57) + QStringLiteral("…");
}

QString described(const Json& rule)
{
    const QString text = rule.at(u"description").toString();
    return text.isEmpty() ? text : QStringLiteral(" (") + text + QLatin1Char(')');
}

QString counted(const QString& number, const char* thing)
{
    const QString word = QString::fromLatin1(thing);
    return number == QLatin1String("1") ? QStringLiteral("1 ") + word : number + QLatin1Char(' ') + word + QLatin1Char('s');
}

QString lengthFault(const Json& value, const char* thing)
{
    const qsizetype length = value.kind() == Json::String ? value.toString().toUcs4().size()
                           : value.kind() == Json::List   ? value.items().size()
                                                          : value.members().size();
    return length == 0 ? QStringLiteral("is empty") : QStringLiteral("has ") + counted(QString::number(length), thing);
}

} // namespace

QString kindWord(const Json& value)
{
    switch (value.kind()) {
    case Json::Null: return QStringLiteral("null");
    case Json::Bool: return QStringLiteral("true or false");
    case Json::Integer: return QStringLiteral("a whole number");
    case Json::Real: return QStringLiteral("a number");
    case Json::String: return QStringLiteral("a text");
    case Json::List: return QStringLiteral("a list");
    case Json::Object: break;
    }
    return QStringLiteral("an object");
}

SchemaWords::SchemaWords(const Json& schema, const QStringList& place) : m_schema(schema), m_rule(resolved(schema, &schema))
{
    for (const QString& part : place) {
        const Json* const member = m_rule->at(u"properties").find(part);
        const Json* next = member ? member : m_rule->find(u"additionalProperties");
        if (const Json* const items = m_rule->find(u"items"); items && !member)
            next = items;
        m_rule = next ? resolved(schema, next) : &kNothing;
    }
}

QString SchemaWords::wanted() const
{
    const Json& type = m_rule->at(u"type");
    QStringList words;
    if (type.kind() == Json::String)
        words.append(typeWord(type.toString()));
    for (const Json& one : type.items())
        words.append(typeWord(one.toString()));
    return words.isEmpty() ? QStringLiteral("something else") : words.join(QLatin1String(" or "));
}

NamedFault SchemaWords::missing(const QString& name) const
{
    const Json* const rule = resolved(m_schema, &m_rule->at(u"properties").at(name));
    const SchemaWords words(*rule, {});
    return {name, QStringLiteral("is missing"),
            QStringLiteral("expected %1%2").arg(rule->isNull() ? QStringLiteral("a value") : words.wanted(), described(*rule))};
}

QList<NamedFault> SchemaWords::unknown(const Json& value) const
{
    QStringList known;
    for (const Json::Member& member : m_rule->at(u"properties").members())
        known.append(member.first);
    QList<NamedFault> faults;
    for (const Json::Member& member : value.members())
        if (!known.contains(member.first))
            faults.append({member.first, QStringLiteral("is not known here"),
                           QStringLiteral("known are %1").arg(known.join(QLatin1String(", ")))});
    return faults;
}

QList<NamedFault> SchemaWords::faults(const QString& said, const QString& name, const Json& value) const
{
    const auto here = [](const QString& wrong, const QString& right) { return QList<NamedFault>{{{}, wrong, right}}; };
    const auto limit = [this](QStringView key) { return QString::fromUtf8(m_rule->at(key).toText()); };
    if (said.startsWith(QLatin1String("Missing required")))
        return {missing(name)};
    if (said.startsWith(QLatin1String("Object contains a property")))
        return unknown(value);
    if (said.contains(QLatin1String("'type' constraint")))
        return here(QStringLiteral("is %1").arg(kindWord(value)), QStringLiteral("expected %1%2").arg(wanted(), described(*m_rule)));
    if (said.contains(QLatin1String("enum values"))) {
        QStringList words;
        for (const Json& word : m_rule->at(u"enum").items())
            words.append(word.kind() == Json::String ? word.toString() : shown(word));
        return here(QStringLiteral("is %1").arg(shown(value)), QStringLiteral("expected one of %1").arg(words.join(QLatin1String(", "))));
    }
    if (said.startsWith(QLatin1String("String should be no fewer")))
        return here(lengthFault(value, "character"), QStringLiteral("expected at least ") + counted(limit(u"minLength"), "character"));
    if (said.startsWith(QLatin1String("String should be no more")))
        return here(lengthFault(value, "character"), QStringLiteral("expected at most ") + counted(limit(u"maxLength"), "character"));
    if (said.startsWith(QLatin1String("Array should contain no fewer")))
        return here(lengthFault(value, "item"), QStringLiteral("expected at least %1").arg(limit(u"minItems")));
    if (said.startsWith(QLatin1String("Array should contain no more")))
        return here(lengthFault(value, "item"), QStringLiteral("expected at most %1").arg(limit(u"maxItems")));
    if (said.startsWith(QLatin1String("Expected number greater")))
        return here(QStringLiteral("is %1").arg(shown(value)), QStringLiteral("expected %1 or more").arg(limit(u"minimum")));
    if (said.startsWith(QLatin1String("Expected number less")))
        return here(QStringLiteral("is %1").arg(shown(value)), QStringLiteral("expected %1 or less").arg(limit(u"maximum")));
    if (said.contains(QLatin1String("'pattern' constraint")))
        return here(QStringLiteral("is %1").arg(shown(value)), QStringLiteral("expected a text of the form %1").arg(limit(u"pattern")));
    return here(QStringLiteral("is not right: %1").arg(said), {});
}

} // namespace qd::agents
