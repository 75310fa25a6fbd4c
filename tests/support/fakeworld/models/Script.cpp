#include "tests/support/fakeworld/models/Script.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

bool matches(const QJsonObject& rule, const Ask& ask)
{
    const auto holds = [&rule](const char* key, const QString& text) {
        const QString wanted = rule.value(QLatin1String(key)).toString();
        return wanted.isEmpty() || text.contains(wanted);
    };
    return holds("model", ask.model) && holds("system", ask.system) && holds("prompt", ask.prompt)
        && holds("tool_result", ask.toolResults.join(u'\n')) && holds("reply", ask.schemaName + u'\n' + ask.schema.value("title"_L1).toString());
}

Said saidBy(const QJsonObject& rule)
{
    Said said;
    const QJsonValue answer = rule.value("answer"_L1);
    said.text = answer.isObject() ? QString::fromUtf8(QJsonDocument(answer.toObject()).toJson(QJsonDocument::Compact)) : answer.toString();
    for (const QJsonValue& value : rule.value("calls"_L1).toArray()) {
        const QJsonObject call = value.toObject();
        const QJsonValue input = call.value("input"_L1);
        said.calls.append({call.value("id"_L1).toString(), call.value("name"_L1).toString(),
                           input.isString() ? input.toString().toUtf8() : QJsonDocument(input.toObject()).toJson(QJsonDocument::Compact)});
    }
    const QString stop = rule.value("stop"_L1).toString();
    said.stop = !said.calls.isEmpty() ? Said::Tools : stop == "max_tokens"_L1 ? Said::MaxTokens : stop == "refusal"_L1 ? Said::Refusal : Said::End;
    return said;
}

} // namespace

QString Script::read(const QByteArray& json)
{
    static const QStringList kKnown{u"model"_s, u"system"_s, u"prompt"_s, u"tool_result"_s, u"reply"_s, u"times"_s, u"answer"_s, u"calls"_s, u"stop"_s};
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return u"the script is no list of rules"_s;
    QList<Rule> rules;
    for (const QJsonValue& value : document.array()) {
        const QJsonObject rule = value.toObject();
        for (const QString& key : rule.keys())
            if (!kKnown.contains(key))
                return u"a rule has no \"%1\""_s.arg(key);
        if (!rule.contains("answer"_L1) && !rule.contains("calls"_L1) && !rule.contains("stop"_L1))
            return u"a rule says nothing: it needs answer, calls or stop"_s;
        rules.append({rule, rule.value("times"_L1).toInt(-1)});
    }
    m_rules = rules;
    return {};
}

std::optional<Said> Script::answer(const Ask& ask)
{
    for (Rule& rule : m_rules) {
        if (rule.left == 0 || !matches(rule.json, ask))
            continue;
        if (rule.left > 0)
            --rule.left;
        return saidBy(rule.json);
    }
    return std::nullopt;
}

} // namespace fakeworld
