#include "core/rules/authority/RuleCheck.h"

#include "core/model/money/Budget.h"
#include "core/rules/authority/RuleMatch.h"

#include <QRegularExpression>
#include <QSet>

namespace qd::rules {

namespace {

const QString kNameWanted = QStringLiteral("expected small letters, digits and single hyphens, as in \"blog-post\"");

/// Looks at one list of rules and collects what is wrong.
class Check {
public:
    Check(const QList<AuthorityRule>& rules, std::optional<Instant> now) : m_rules(rules), m_now(now) {}

    QList<RuleFault> faults()
    {
        if (m_rules.size() > kMostRules)
            m_faults.append({QString(), QStringLiteral("holds %1 rules").arg(m_rules.size()), QStringLiteral("expected at most %1").arg(kMostRules)});
        for (qsizetype i = 0; i < m_rules.size() && i < kMostRules; ++i) {
            m_at = QStringLiteral("/%1").arg(i);
            names(m_rules[i]);
            bounds(m_rules[i]);
            terms(m_rules[i]);
            reached(i);
        }
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({m_at + path, wrong, right}); }

    void names(const AuthorityRule& rule)
    {
        if (!isName(rule.id.text))
            add(QStringLiteral("/id"), QStringLiteral("is \"%1\"").arg(rule.id.text), kNameWanted);
        else if (m_seen.contains(rule.id.text))
            add(QStringLiteral("/id"), QStringLiteral("is \"%1\", which stands further up already").arg(rule.id.text), QStringLiteral("expected every one once"));
        m_seen.insert(rule.id.text);
        each(QStringLiteral("/kinds"), rule.kinds, [](const ActionKind& kind) { return kind.text; });
        each(QStringLiteral("/connectors"), rule.connectors, [](const ConnectorId& connector) { return connector.text; });
        each(QStringLiteral("/accounts"), rule.accounts, [](const QString& account) { return account; });
        each(QStringLiteral("/agents"), rule.agents, [](const AgentId& agent) { return agent.text; });
    }
    template <class List, class Text> void each(const QString& path, const List& list, Text text)
    {
        for (qsizetype i = 0; i < list.size(); ++i)
            if (!isName(text(list[i])))
                add(QStringLiteral("%1/%2").arg(path).arg(i), QStringLiteral("is \"%1\"").arg(text(list[i])), kNameWanted);
    }

    /// Conditions that nothing meets.
    void bounds(const AuthorityRule& rule)
    {
        if (rule.above && rule.upTo && *rule.above >= *rule.upTo)
            add(QStringLiteral("/up_to_micro_usd"), QStringLiteral("is %1, and the cost has to be above %2").arg(dollarText(*rule.upTo), dollarText(*rule.above)),
                QStringLiteral("expected more than that: nothing meets both"));
        if (rule.upTo && rule.upTo->micro < 0)
            add(QStringLiteral("/up_to_micro_usd"), QStringLiteral("is %1").arg(dollarText(*rule.upTo)), QStringLiteral("expected nothing or more"));
        if (rule.reachesOver && rule.reachesUpTo && *rule.reachesOver >= *rule.reachesUpTo)
            add(QStringLiteral("/reaches_up_to"), QStringLiteral("is %1, and more than %2 have to be reached").arg(*rule.reachesUpTo).arg(*rule.reachesOver),
                QStringLiteral("expected more than that: nothing meets both"));
        if (rule.carriesOver && (*rule.carriesOver >= rule.carriesUpTo.value_or(Confidentiality::Secret)))
            add(QStringLiteral("/carries_over"), QStringLiteral("is \"%1\"").arg(wordOf(*rule.carriesOver)), QStringLiteral("expected less: nothing carries more than that and no more than is allowed"));
        if (rule.madeFromBelow && rule.madeFromAtLeast.value_or(Integrity::Untrusted) >= *rule.madeFromBelow)
            add(QStringLiteral("/made_from_below"), QStringLiteral("is \"%1\"").arg(wordOf(*rule.madeFromBelow)), QStringLiteral("expected a higher one: nothing is below it"));
        if (m_now && rule.until && *rule.until <= *m_now)
            add(QStringLiteral("/until"), QStringLiteral("has passed"), QStringLiteral("expected a moment that is yet to come, or none"));
    }

    void terms(const AuthorityRule& rule)
    {
        if (!rule.onExpiry.isEmpty() && rule.onExpiry != QLatin1String("withdraw") && rule.onExpiry != QLatin1String("escalate"))
            add(QStringLiteral("/on_expiry"), QStringLiteral("is \"%1\"").arg(rule.onExpiry), QStringLiteral("expected \"withdraw\" or \"escalate\""));
        if (rule.grace && (rule.grace->count() < 0 || *rule.grace > kLongest))
            add(QStringLiteral("/grace_ms"), QStringLiteral("is %1").arg(rule.grace->count()), QStringLiteral("expected 0 to %1").arg(kLongest.count()));
        if (rule.expiresAfter && (rule.expiresAfter->count() < 1000 || *rule.expiresAfter > kLongest))
            add(QStringLiteral("/expires_after_ms"), QStringLiteral("is %1").arg(rule.expiresAfter->count()), QStringLiteral("expected 1000 to %1").arg(kLongest.count()));
    }

    void reached(qsizetype at)
    {
        for (qsizetype i = 0; i < at; ++i)
            if (covers(m_rules[i], m_rules[at]))
                return add(QString(), QStringLiteral("(\"%1\") never matches: \"%2\" stands before it and takes all that it would").arg(m_rules[at].id.text, m_rules[i].id.text),
                           QStringLiteral("expected it further up, or not at all"));
    }

    static constexpr Duration kLongest{31'622'400'000};
    const QList<AuthorityRule>& m_rules;
    std::optional<Instant> m_now;
    QString m_at;
    QSet<QString> m_seen;
    QList<RuleFault> m_faults;
};

} // namespace

bool isName(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z][a-z0-9]*(-[a-z0-9]+)*\\z"));
    return text.size() <= 64 && form.match(text).hasMatch();
}

QList<RuleFault> faultsOf(const QList<AuthorityRule>& rules, std::optional<Instant> now)
{
    return Check(rules, now).faults();
}

QList<RuleFault> faultsOf(const Ceilings& ceilings)
{
    QList<RuleFault> faults;
    for (auto kind = ceilings.kinds.begin(); kind != ceilings.kinds.end(); ++kind)
        if (!isName(kind.key().text))
            faults.append({QStringLiteral("/kinds/%1").arg(kind.key().text), QStringLiteral("is no name of a kind of action"), kNameWanted});
    if (ceilings.perAction && ceilings.perAction->micro < 0)
        faults.append({QStringLiteral("/per_action_micro_usd"), QStringLiteral("is %1").arg(dollarText(*ceilings.perAction)), QStringLiteral("expected nothing or more")});
    if (ceilings.reach && *ceilings.reach < 0)
        faults.append({QStringLiteral("/reach"), QStringLiteral("is %1").arg(*ceilings.reach), QStringLiteral("expected nothing or more")});
    for (qsizetype i = 0; ceilings.accounts && i < ceilings.accounts->size(); ++i) {
        const QString& account = (*ceilings.accounts)[i];
        if (account.count(u'/') != 1 || !isName(account.section(u'/', 0, 0)) || !isName(account.section(u'/', 1)))
            faults.append({QStringLiteral("/accounts/%1").arg(i), QStringLiteral("is \"%1\"").arg(account), QStringLiteral("expected a connector and its account, as in \"folder/main\"")});
    }
    return faults;
}

} // namespace qd::rules
