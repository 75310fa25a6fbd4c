#include "agents/organisation/packs/ReplyForm.h"

#include <QSet>

namespace qd::agents {

namespace {

constexpr int kDeepest = 8;
constexpr qsizetype kMostText = 16 * 1024;

class FormCheck {
public:
    QList<Fault> faults;

    void at(const Json& form, const QString& path, int depth)
    {
        if (form.kind() != Json::Object || depth > kDeepest)
            return add(path, depth > kDeepest ? QStringLiteral("is nested too deep") : QStringLiteral("is no object"), QStringLiteral("expected a form at most %1 deep").arg(kDeepest));
        for (const Json::Member& member : form.members())
            word(member, path, depth);
        const QString type = form.at(u"type").toString();
        static const QSet<QString> kTypes{QStringLiteral("object"), QStringLiteral("array"), QStringLiteral("string"), QStringLiteral("integer"), QStringLiteral("number"), QStringLiteral("boolean")};
        if (!kTypes.contains(type))
            add(path + QStringLiteral("/type"), QStringLiteral("is \"%1\"").arg(type.left(20)), QStringLiteral("expected object, array, string, integer, number or boolean"));
        if (depth == 0 && type != QLatin1String("object"))
            add(path + QStringLiteral("/type"), QStringLiteral("is \"%1\"").arg(type.left(20)), QStringLiteral("expected \"object\": a reply is one"));
        const Json* extras = form.find(u"additionalProperties");
        if (type == QLatin1String("object") && !(extras && extras->kind() == Json::Bool && !extras->toBool()))
            add(path + QStringLiteral("/additionalProperties"), QStringLiteral("lets members in that nobody named"), QStringLiteral("expected false"));
        if (type == QLatin1String("array") && !form.find(u"items"))
            add(path + QStringLiteral("/items"), QStringLiteral("is missing"), QStringLiteral("expected what an entry is"));
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { faults.append({path, wrong, right}); }

    void word(const Json::Member& member, const QString& path, int depth)
    {
        static const QSet<QString> kNumbers{QStringLiteral("minLength"), QStringLiteral("maxLength"), QStringLiteral("minItems"), QStringLiteral("maxItems"), QStringLiteral("minimum"), QStringLiteral("maximum")};
        static const QSet<QString> kTexts{QStringLiteral("title"), QStringLiteral("description"), QStringLiteral("type"), QStringLiteral("$schema")};
        static const QSet<QString> kLists{QStringLiteral("required"), QStringLiteral("enum")};
        const QString here = path + u'/' + member.first.left(40);
        const Json::Kind kind = member.second.kind();
        if (member.first == QLatin1String("properties")) {
            if (kind != Json::Object)
                add(here, QStringLiteral("is no object"), QStringLiteral("expected one member for each field"));
            for (const Json::Member& field : member.second.members())
                at(field.second, here + u'/' + field.first.left(40), depth + 1);
        } else if (member.first == QLatin1String("items")) {
            at(member.second, here, depth + 1);
        } else if (kNumbers.contains(member.first)) {
            if (kind != Json::Integer && kind != Json::Real)
                add(here, QStringLiteral("is no number"), QStringLiteral("expected a number"));
        } else if (kTexts.contains(member.first)) {
            if (kind != Json::String)
                add(here, QStringLiteral("is no text"), QStringLiteral("expected a text"));
        } else if (kLists.contains(member.first)) {
            texts(member.second, here);
        } else if (member.first != QLatin1String("additionalProperties")) {
            add(here, QStringLiteral("has no place in a form of a pack"), QStringLiteral("expected type, properties, required, additionalProperties, items, enum, title, description and limits of lengths and numbers"));
        }
    }

    void texts(const Json& list, const QString& path)
    {
        bool isRight = list.kind() == Json::List;
        for (const Json& item : list.items())
            isRight = isRight && item.kind() == Json::String;
        if (!isRight)
            add(path, QStringLiteral("is no list of texts"), QStringLiteral("expected a list of texts"));
    }
};

} // namespace

QList<Fault> faultsOfReplyForm(const Json& form, const QString& path)
{
    FormCheck check;
    check.at(form, path, 0);
    if (const qsizetype size = form.toText().size(); size > kMostText)
        check.faults.append({path, QStringLiteral("has %1 bytes").arg(size), QStringLiteral("expected at most %1").arg(kMostText)});
    if (const Result<SchemaCheck> schema = check.faults.isEmpty() ? SchemaCheck::fromText(form.toText()) : Result<SchemaCheck>(Error{}); check.faults.isEmpty() && !schema)
        check.faults.append({path, schema.error().text, QStringLiteral("expected a JSON schema (draft 7)")});
    return check.faults;
}

} // namespace qd::agents
