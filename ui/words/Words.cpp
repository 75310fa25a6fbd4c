#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QSet>

namespace qd::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::Words)
};

const AgentProfile* profileOf(const OfficeState& state, const AgentId& party)
{
    return state.org.organisation().agent(party);
}

QString wayOutOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Cancelled: return {};
    case Error::Network: return Words::tr("The department goes on by itself when the network is back.");
    case Error::Model: return Words::tr("The agent asks its model again; if that does not help, it escalates.");
    case Error::Parse: return Words::tr("Nothing was changed; correct it and try again.");
    case Error::Store: return Words::tr("Check that the disk has room and may be written to, then try again.");
    case Error::Rule: return {};
    case Error::Busy: return Words::tr("Close the other window or server that uses this folder, or choose another folder.");
    case Error::Internal: return Words::tr("Nothing was lost; if it happens again, please report it.");
    }
    return {};
}

QString startOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Cancelled: return Words::tr("Stopped");
    case Error::Network: return Words::tr("No answer from outside");
    case Error::Model: return Words::tr("The model gave an answer that cannot be used");
    case Error::Parse: return Words::tr("That could not be read");
    case Error::Store: return Words::tr("The record could not be read or written");
    case Error::Rule: return Words::tr("Not allowed");
    case Error::Busy: return Words::tr("In use elsewhere");
    case Error::Internal: return Words::tr("A fault of the program");
    }
    return {};
}

} // namespace

QString opened(const QString& slug)
{
    static const QSet<QString> kShort{QStringLiteral("ai"),  QStringLiteral("api"), QStringLiteral("crm"), QStringLiteral("csv"), QStringLiteral("faq"),
                                      QStringLiteral("pdf"), QStringLiteral("roi"), QStringLiteral("seo"), QStringLiteral("url"), QStringLiteral("utm")};
    QStringList parts = slug.split(QLatin1Char('-'));
    for (QString& part : parts)
        if (kShort.contains(part))
            part = part.toUpper();
    QString text = parts.join(QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString partyTitle(const OfficeState& state, const AgentId& party)
{
    if (party == human())
        return Words::tr("You");
    if (party == system())
        return QStringLiteral("Quarterdeck");
    if (const auto deputy = state.rules.deputies.constFind(party); deputy != state.rules.deputies.constEnd())
        return Words::tr("%1, your deputy").arg(deputy->title);
    const AgentProfile* profile = profileOf(state, party);
    return profile && !profile->title.isEmpty() ? profile->title : opened(party.text);
}

QString partyName(const OfficeState& state, const AgentId& party)
{
    const AgentProfile* profile = profileOf(state, party);
    return profile && !profile->shortTitle.isEmpty() ? profile->shortTitle : partyTitle(state, party);
}

QString doingText(const OfficeState& state, const AgentId& agent)
{
    const AgentStatus status = state.statusOf(agent);
    const AgentState at = state.org.agents.value(agent);
    if (status == AgentStatus::Thinking && !at.task.isEmpty())
        return at.task;
    if (status == AgentStatus::Blocked && !at.trouble.isEmpty())
        return at.trouble;
    return words(status);
}

ErrorSentence sentenceOf(const Error& error)
{
    ErrorSentence sentence;
    const QString detail = error.text.isEmpty() ? QString() : error.text;
    sentence.what = detail.isEmpty() ? startOf(error.kind) + QLatin1Char('.')
                                     : Words::tr("%1: %2").arg(startOf(error.kind), detail);
    if (!error.where.isEmpty() && !error.text.contains(error.where))
        sentence.what += Words::tr(" (%1)").arg(error.where);
    if (!sentence.what.endsWith(QLatin1Char('.')))
        sentence.what += QLatin1Char('.');
    sentence.wayOut = error.hint.isEmpty() ? wayOutOf(error.kind) : error.hint;
    return sentence;
}

} // namespace qd::ui
