#include "tests/support/fakeworld/models/author/Material.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

QString plain(QString text)
{
    return text.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).replace("&quot;"_L1, "\""_L1).replace("&amp;"_L1, "&"_L1);
}

QRegularExpression blockPattern(const QString& tag)
{
    return QRegularExpression(u"<%1((?: [^>]*)?)>(.*?)</%1>"_s.arg(tag), QRegularExpression::DotMatchesEverythingOption);
}

QString block(const QString& text, const QString& tag)
{
    return plain(blockPattern(tag).match(text).captured(2)).trimmed();
}

QString attribute(const QString& text, const QString& tag, const QString& name)
{
    const QString attributes = blockPattern(tag).match(text).captured(1);
    return plain(QRegularExpression(name + u"=\"([^\"]*)\""_s).match(attributes).captured(1));
}

QJsonObject json(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QStringList textsOf(const QJsonArray& list)
{
    QStringList texts;
    for (const QJsonValue& value : list)
        texts.append(value.isObject() ? value.toObject().value("keyword"_L1).toString() : value.toString());
    texts.removeAll(QString());
    return texts;
}

void readResult(Material& m, const QJsonObject& result)
{
    for (const char* list : {"candidates", "options"})
        if (const QJsonArray choices = result.value(QLatin1String(list)).toArray(); !choices.isEmpty())
            m.options = textsOf(choices);
    if (const QString primary = result.value("primary"_L1).toString(); !primary.isEmpty()) {
        m.keyword = primary;
        m.secondary = result.value("secondary"_L1).toString();
    }
    if (const QString title = result.value("title"_L1).toString(); !title.isEmpty())
        m.title = title; // the last one is the youngest: assignment, then outline
}

} // namespace

Material Material::of(const QString& system, const QString& prompt)
{
    Material m;
    m.brief = block(prompt, u"brief"_s).section(u'\n', 0, 0);
    m.step = attribute(prompt, u"task"_s, u"step"_s);
    m.draftVersion = attribute(prompt, u"draft"_s, u"version"_s).toInt();
    for (auto results = blockPattern(u"result"_s).globalMatch(prompt); results.hasNext();)
        readResult(m, json(plain(results.next().captured(2))));
    const QJsonObject brand = json(block(system, u"brand"_s));
    m.brand = brand.value("name"_L1).toString();
    m.callToAction = brand.value("call_to_action"_L1).toString();
    m.preferred = textsOf(brand.value("preferred"_L1).toArray());
    m.replySchema = json(block(prompt, u"reply"_s));
    return m;
}

} // namespace fakeworld
