#include "agents/office/labelling/Naming.h"

#include "agents/skills/seo/UrlSlug.h"
#include "agents/turn/EffectMaterial.h"
#include "core/rules/people/People.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

const QString kSlug = u"slug"_s;

/// The words of a page, without what only a browser reads.
QString wordsOf(const QString& html)
{
    static const QRegularExpression kUnread(u"<(style|script)\\b[^>]*>.*?</\\1>|<[^>]*>"_s, QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return QString(html).replace(kUnread, u" "_s).replace(u"&#64;"_s, u"@"_s).replace(u"&amp;"_s, u"&"_s);
}

QString detailOf(const EffectContent& content, const char* name)
{
    const auto value = content.details.constFind(QLatin1String(name));
    const QString* text = value == content.details.constEnd() ? nullptr : std::get_if<QString>(&*value);
    return text ? *text : QString();
}

/// Everything that somebody reads of it.
QString textsOf(const EffectContent& content, const QMap<QByteArray, QByteArray>& files)
{
    QStringList texts{content.title};
    for (const char* const field : {"text", "subject", "preheader", "summary", "description", "image_alt"})
        texts.append(detailOf(content, field));
    for (const EffectFile& file : content.files) {
        const QString text = file.mediaType.startsWith(u"text/"_s) || file.mediaType == u"application/json"_s ? QString::fromUtf8(files.value(file.sha256)) : QString();
        texts.append(file.mediaType.startsWith(u"text/html"_s) ? wordsOf(text) : text);
    }
    return texts.join(u'\n');
}

/// Where it goes and what it is called: what everybody sees who only passes by.
QStringList addressesOf(const EffectContent& content)
{
    QStringList addresses{content.destination};
    for (const EffectFile& file : content.files)
        addresses.append(file.path);
    for (const char* const field : {"slug", "url", "link", "image_link"})
        addresses.append(detailOf(content, field));
    return addresses;
}

/// Everything in it that is a text, whoever reads it.
QString allOf(const EffectContent& content, const QMap<QByteArray, QByteArray>& files)
{
    QStringList texts = addressesOf(content) + QStringList{textsOf(content, files)};
    for (const Value& detail : content.details)
        if (const QString* text = std::get_if<QString>(&detail))
            texts.append(*text);
        else if (const QStringList* list = std::get_if<QStringList>(&detail))
            texts += *list;
    return texts.join(u'\n');
}

QString inputText(const Json& input, QStringView name)
{
    const QString text = input.at(name).toString();
    return text.startsWith(u"@artefact:"_s) ? QString() : text;
}

Json withMember(const Json& input, const QString& name, const Json& value)
{
    QList<Json::Member> members = input.members();
    members.removeIf([&name](const Json::Member& one) { return one.first == name; });
    members.append({name, value});
    return Json(members);
}

/// Hashtags that name nobody.
void takeOutTags(TurnOrder& order, const QList<PersonalValue>& values)
{
    QList<Json> tags = order.input.at(u"hashtags").items();
    const qsizetype before = tags.size();
    tags.removeIf([&values](const Json& tag) {
        return std::any_of(values.begin(), values.end(), [&tag](const PersonalValue& one) { return standsIn(tag.toString(), one); });
    });
    if (tags.size() < before)
        order.input = withMember(order.input, u"hashtags"_s, Json(tags));
}

} // namespace

void nameWithoutPeople(TurnOrder& order, Labelling& labelling)
{
    const QString title = inputText(order.input, u"title").isEmpty() ? order.title : inputText(order.input, u"title");
    const QString given = inputText(order.input, u"slug");
    const QString tags = QString::fromUtf8(order.input.at(u"hashtags").toText());
    const QList<PersonalValue> values = labelling.valuesIn(QStringList{order.brief, title, QString(given).replace(u'-', u' '), tags}.join(u'\n'));
    if (values.isEmpty())
        return;
    takeOutTags(order, values);
    const QString renderer = order.input.at(u"render").toString();
    if (!rendererInputs(renderer).contains(kSlug))
        return;
    const QString from = given.isEmpty() ? title : QString(given).replace(u'-', u' ');
    const QString cleared = without(from, values);
    if (given.isEmpty() || cleared != from) // without one it would be made from a heading that nobody has seen yet
        order.input = withMember(order.input, kSlug, Json(UrlSlug::of(cleared.simplified())));
}

Result<Effect> marked(Effect effect, const TurnOrder& order, const TurnReport& report, Labelling& labelling)
{
    EffectContent& content = effect.content;
    if (const std::optional<PersonalValue> key = keyIn(allOf(content, report.files)))
        return Error{Error::Rule, u"%1 (%2) stands in it, and no key may go out"_s.arg(key->what, masked(*key)), {}, u"the same without it"_s};
    const QList<PersonalValue> inTexts = labelling.valuesIn(textsOf(content, report.files));
    const QList<PersonalValue> known = inTexts + labelling.valuesIn(order.brief + u'\n' + order.title);
    for (const QString& address : addressesOf(report.content.value_or(content))) // below its place, which is the home's
        for (const PersonalValue& one : known)
            if (standsIn(address, one))
                return Error{Error::Rule, u"%1 (%2) stands in its address, the name of a file or a link, and no personal data may stand there"_s.arg(one.what, masked(one)), kSlug,
                             u"a slug or a link that names nobody"_s};
    if (inTexts.isEmpty())
        return effect;
    content.details.insert(rules::kPersonal, inWords(inTexts));
    effect.sha256 = contentHash(content);
    return effect;
}

void weighNotes(TurnOrder& order, Labelling& labelling)
{
    for (TurnOrder::Note& note : order.notes) {
        note.label = labelling.of(note.label, note.text);
        order.label = joined(order.label, note.label);
    }
    for (Heard& told : order.heard) {
        told.label = labelling.of(told.label, told.subject + u'\n' + told.body);
        order.label = joined(order.label, told.label);
    }
}

} // namespace qd::agents
