#include "agents/people/ForSkills.h"

#include <QHash>
#include <QRegularExpression>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kMost = 200;     ///< of one text
constexpr qsizetype kElsewhere = 50; ///< that are looked for in the other texts as well
const QString kInstead = u"…"_s;

/// Without what stands in brackets and names somebody.
QString withoutAsides(const QString& text, const QList<PersonalValue>& values)
{
    static const QRegularExpression kAside(u"\\s*(?:\\([^()]*\\)|\\[[^\\[\\]]*\\])"_s);
    QString out;
    qsizetype from = 0;
    for (auto it = kAside.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += text.mid(from, match.capturedStart() - from);
        if (const QString aside = match.captured(); without(aside, values) == aside)
            out += aside;
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

/// The parts of a text that name nobody, as they stand; empty where they are no two words.
QString partsWithout(const QString& text, const QList<PersonalValue>& values)
{
    static const QRegularExpression kBetween(u"(?<=[:;!?])\\s+|(?<=\\w{4}\\.)\\s+|\\s+[–—|·-]\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression kOpen(u"[\\s:;,–—|·-]+$"_s);
    static const QRegularExpression kTwoWords(u"\\w\\S*\\s+\\S*\\w"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString out, before;
    qsizetype from = 0;
    const auto take = [&](const QString& part) {
        const QString plain = withoutAsides(part, values);
        if (plain.trimmed().isEmpty() || without(plain, values) != plain)
            return;
        out += (out.isEmpty() ? QString() : before) + plain;
    };
    for (auto it = kBetween.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        take(text.mid(from, match.capturedStart() - from));
        before = match.captured();
        from = match.capturedEnd();
    }
    take(text.mid(from));
    out = out.simplified().remove(kOpen);
    return kTwoWords.match(out).hasMatch() ? out.left(1).toUpper() + out.mid(1) : QString();
}

/// Looks through a whole input, so that who is named in one text is not told by another one.
class Masking {
public:
    Masking(const PersonalTest& test, const QString& told)
        : m_test(test)
        , m_elsewhere(personalValues(told, test, kElsewhere))
    {
    }

    /// What stands in the texts of a value, before any of them is masked.
    void look(const Json& value, const QString& where)
    {
        for (const Json& item : value.items())
            look(item, where);
        for (const Json::Member& member : value.members())
            look(member.second, where);
        const QString text = value.toString();
        if (text.isEmpty() || m_found.contains(text))
            return;
        const QList<PersonalValue> found = personalValues(text, m_test, kMost + 1);
        if (found.size() > kMost && !m_tooMany)
            m_tooMany = Error{Error::Rule, u"“%1” holds more than %2 personal values, so it is not given to a skill that is not meant for people's data"_s.arg(where).arg(kMost), u'/' + where,
                              u"a text without the list of people in it"_s};
        m_found.insert(text, found);
        m_elsewhere += found.mid(0, std::max<qsizetype>(0, kElsewhere - m_elsewhere.size()));
    }
    std::optional<Error> tooMany() const { return m_tooMany; }

    Json masked(const Json& value) const
    {
        if (value.kind() == Json::String)
            return Json(without(value.toString(), valuesFor(value.toString()), kInstead));
        if (value.kind() == Json::List) {
            QList<Json> items;
            for (const Json& item : value.items())
                items.append(masked(item));
            return Json(items);
        }
        QList<Json::Member> members;
        for (const Json::Member& member : value.members())
            members.append({member.first, masked(member.second)});
        return value.kind() == Json::Object ? Json(members) : value;
    }
    /// As it may be shown; empty: nothing of it may.
    QString shown(const QString& text) const
    {
        const QList<PersonalValue> values = valuesFor(text);
        return without(text, values) == text ? text : partsWithout(text, values);
    }

private:
    QList<PersonalValue> valuesFor(const QString& text) const { return m_found.value(text) + m_elsewhere; }

    const PersonalTest& m_test;
    QList<PersonalValue> m_elsewhere;
    QHash<QString, QList<PersonalValue>> m_found;
    std::optional<Error> m_tooMany;
};

} // namespace

Result<DeclaredInput> onlyDeclared(const Json& input, const SkillForm& form, const QString& told, const PersonalTest& test)
{
    if (input.kind() != Json::Object)
        return DeclaredInput{input, {}}; // no skill takes it
    const Result<Json> schema = Json::parse(form.schema);
    const Json properties = schema ? schema->at(u"properties") : Json();
    const auto isDeclared = [&properties](const Json::Member& member) { return properties.at(member.first).at(u"personal").toBool(); };
    Masking masking(test, told);
    for (const Json::Member& member : input.members())
        if (!isDeclared(member))
            masking.look(member.second, member.first);
    if (const std::optional<Error> tooMany = masking.tooMany())
        return *tooMany;
    DeclaredInput given;
    QList<Json::Member> members;
    for (const Json::Member& member : input.members()) {
        const bool isShown = form.shown.contains(member.first) && member.second.kind() == Json::String && !member.second.toString().isEmpty();
        if (isDeclared(member)) {
            members.append(member);
        } else if (isShown) {
            const QString text = masking.shown(member.second.toString());
            members.append({member.first, Json(text.isEmpty() ? kInstead : text)});
            if (text.isEmpty())
                given.untold.append(member.first);
        } else {
            members.append({member.first, masking.masked(member.second)});
        }
    }
    given.input = Json(members);
    return given;
}

Result<DeclaredInput> onlyDeclared(const Json& input, const SkillForm& form, const QString& told, const KnownPeople& known)
{
    KeptNames names(known);
    Result<DeclaredInput> given = onlyDeclared(input, form, told, names.test());
    if (const std::optional<Error> fault = names.fault())
        return *fault;
    return given;
}

} // namespace qd::agents
