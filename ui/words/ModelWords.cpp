#include "ui/words/ModelWords.h"

#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>

namespace qd::ui {

namespace {

class ModelWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::ModelWords)
};

bool isNumber(const QString& part)
{
    return !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) { return c.isDigit() || c == u'.'; });
}

QString capital(QString word)
{
    return word.isEmpty() ? word : word.replace(0, 1, word.left(1).toUpper());
}

/// "claude-opus-5-5": words with capitals, and numbers that stand side by side with a point between. A date at the end is left out.
QString titled(const QStringList& parts)
{
    QStringList words;
    bool wasNumber = false;
    for (const QString& part : parts) {
        const bool isVersion = isNumber(part) && part.size() < 6;
        if (isNumber(part) && !isVersion)
            continue;
        if (isVersion && wasNumber)
            words.last() += u'.' + part;
        else
            words.append(capital(part));
        wasNumber = isVersion;
    }
    return words.join(u' ');
}

QString clockOf(Instant at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.ms).time(), QLocale::ShortFormat);
}

/// Turns whose call is under way or waits in line for the provider.
qsizetype callsAt(const OfficeState& state, const QString& provider)
{
    const QString scope = QLatin1String("provider:") + provider;
    return std::count_if(state.ledger.reserved.begin(), state.ledger.reserved.end(), [&](const LedgerState::Reservation& held) { return held.scopes.contains(scope); });
}

QString troubleOf(const OfficeState& state, const QString& provider, const ModelsState::Trouble& trouble)
{
    const QString who = provider.contains(u':') ? modelWords(provider) : providerWords(provider); // one model of it alone
    QString text = ModelWords::tr("%1 cannot be asked for now: %2.").arg(who, withoutStop(trouble.why));
    if (const qsizetype calls = callsAt(state, provider); calls > 0)
        text += u' ' + ModelWords::tr("%n call(s) wait.", nullptr, int(calls));
    return text + u' ' + ModelWords::tr("Since %1.").arg(clockOf(trouble.since));
}

QString slowOf(const OfficeState& state, const TurnId& turn, Instant since, Instant now)
{
    const QString silent = durationText(qMax(Duration(0), now - since));
    for (auto agent = state.org.agents.begin(); agent != state.org.agents.end(); ++agent)
        if (agent->turn == turn)
            return ModelWords::tr("An answer for %1 has been silent for %2.").arg(partyName(state, agent.key()), silent);
    return ModelWords::tr("An answer has been silent for %1.").arg(silent);
}

} // namespace

QStringList modelsInUse(const OfficeState& state, bool withFallbacks)
{
    const QString& use = state.models.use;
    if (use == QLatin1String(ModelsState::kRehearsal))
        return {};
    if (use != QLatin1String(ModelsState::kTiers))
        return {use};
    QStringList models;
    for (const Tier& tier : state.org.organisation().tiers)
        models.append(tier.model);
    for (const AgentProfile& agent : state.org.organisation().agents)
        if (!agent.model.isEmpty())
            models.append(agent.model);
    if (withFallbacks) {
        for (const Tier& tier : state.org.organisation().tiers)
            models += tier.fallbacks;
        for (const AgentProfile& agent : state.org.organisation().agents)
            models += agent.fallbacks;
    }
    models.removeDuplicates();
    return models;
}

QString withoutStop(const QString& sentence)
{
    QString text = sentence.simplified();
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString modelWords(const QString& model)
{
    const QString name = model.section(u':', 1);
    if (name.isEmpty())
        return model == QLatin1String(ModelsState::kRehearsal) ? ModelWords::tr("Rehearsal model") : model;
    if (name.startsWith(QLatin1String("claude-")))
        return titled(name.split(u'-'));
    if (name.startsWith(QLatin1String("gpt-"))) {
        const QStringList parts = name.mid(4).split(u'-');
        return QStringList{QLatin1String("GPT-") + parts.first(), titled(parts.mid(1))}.join(u' ').trimmed();
    }
    return name;
}

QString useWords(const OfficeState& state)
{
    const QStringList models = modelsInUse(state, false);
    if (models.isEmpty())
        return state.models.use == QLatin1String(ModelsState::kTiers) ? ModelWords::tr("Models of the tiers") : ModelWords::tr("Rehearsal model");
    return state.models.use == QLatin1String(ModelsState::kTiers) ? ModelWords::tr("%1 · tiers", "the model of the first tier").arg(modelWords(models.first())) : modelWords(models.first());
}

QString useSentence(const OfficeState& state)
{
    if (state.models.use == QLatin1String(ModelsState::kRehearsal))
        return ModelWords::tr("No paid model is connected: a built-in one plays every part, and nothing is billed.");
    if (state.models.use != QLatin1String(ModelsState::kTiers))
        return ModelWords::tr("All agents ask %1.").arg(state.models.use);
    QStringList lines{ModelWords::tr("Each agent asks the model of its tier:")};
    for (const Tier& tier : state.org.organisation().tiers)
        lines.append(QStringLiteral("%1: %2").arg(tier.title.isEmpty() ? tier.id.text : tier.title, modelWords(tier.model)));
    return lines.join(u'\n');
}

QStringList providersInUse(const OfficeState& state, bool withFallbacks)
{
    QStringList providers;
    for (const QString& model : modelsInUse(state, withFallbacks))
        providers.append(model.section(u':', 0, 0));
    providers.removeDuplicates();
    return providers;
}

QString dateText(const QString& iso)
{
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    //: day, month and year, as QLocale's format language writes them
    return date.isValid() ? QLocale().toString(date, ModelWords::tr("d MMM yyyy")) : iso;
}

QStringList modelTroubles(const OfficeState& state, Instant now)
{
    QStringList lines;
    for (auto trouble = state.models.troubled.begin(); trouble != state.models.troubled.end(); ++trouble)
        lines.append(troubleOf(state, trouble.key(), *trouble));
    for (auto slow = state.models.slow.begin(); slow != state.models.slow.end(); ++slow)
        lines.append(slowOf(state, slow.key(), *slow, now));
    return lines;
}

} // namespace qd::ui
