#include "app/commands/review/Answers.h"

#include <QFile>

#include <algorithm>

namespace qd::app {

Result<Answers> Answers::open(const QString& file, const Review& review, const SigningKey& key)
{
    Answers answers;
    answers.m_file = file;
    answers.m_bundle.format = QString::fromLatin1(rules::Bundle::kFormat);
    answers.m_bundle.home = review.home;
    answers.m_bundle.organisation = review.organisation;
    if (!QFile::exists(file))
        return answers;
    const Result<SignedFile> held = readSigned(file);
    if (!held)
        return held.error();
    const Result<rules::Bundle> read = decodeText<rules::Bundle>(held->text.toUtf8());
    const QString hint = QStringLiteral("another file with --answers");
    if (!read || read->format != answers.m_bundle.format || read->home != review.home || read->organisation != review.organisation)
        return Error{Error::Parse, QStringLiteral("%1 holds no answers to this").arg(file), QStringLiteral("--answers"), hint};
    if (held->key != key.publicPart())
        return Error{Error::Parse, QStringLiteral("the answers in %1 are signed by somebody else").arg(file), QStringLiteral("--answers"), hint};
    answers.m_bundle.decisions = read->decisions;
    answers.m_bundle.answers = read->answers;
    return answers;
}

void Answers::put(const DecideApproval& decision, Instant now)
{
    takeBack({decision.approval.uuid});
    m_bundle.decisions.append({now, decision});
}

void Answers::put(const SettleEscalation& answer, const rules::ShownQuestion& on, Instant now)
{
    takeBack({answer.escalation.uuid});
    m_bundle.answers.append({now, answer, rules::partsOf(on)});
}

bool Answers::takeBack(const InboxItemId& item)
{
    return m_bundle.decisions.removeIf([&](const rules::SignedDecision& one) { return one.decision.approval.uuid == item.uuid; }) > 0
        || m_bundle.answers.removeIf([&](const rules::SignedAnswer& one) { return one.answer.escalation.uuid == item.uuid; }) > 0;
}

std::optional<DecideApproval> Answers::on(const ApprovalId& item) const
{
    const auto found = std::find_if(m_bundle.decisions.begin(), m_bundle.decisions.end(), [&](const rules::SignedDecision& one) { return one.decision.approval == item; });
    return found == m_bundle.decisions.end() ? std::nullopt : std::optional(found->decision);
}

std::optional<SettleEscalation> Answers::on(const EscalationId& item) const
{
    const auto found = std::find_if(m_bundle.answers.begin(), m_bundle.answers.end(), [&](const rules::SignedAnswer& one) { return one.answer.escalation == item; });
    return found == m_bundle.answers.end() ? std::nullopt : std::optional(found->answer);
}

Result<Done> Answers::write(const SigningKey& key, Instant now)
{
    if (m_bundle.size() == 0) {
        QFile::remove(m_file);
        return Done{};
    }
    if (m_bundle.size() > rules::kMostInBundle)
        return Error{Error::Rule, QStringLiteral("%1 items would be decided in one file").arg(m_bundle.size()), m_file, QStringLiteral("at most %1; the others in another with --answers").arg(rules::kMostInBundle)};
    m_bundle.id = BundleId::make(now);
    m_bundle.madeAt = now;
    const QByteArray text = encode(m_bundle);
    if (QString::fromUtf8(text).size() > rules::kLongestBundle)
        return Error{Error::Rule, QStringLiteral("the answers would have more than %1 characters").arg(rules::kLongestBundle), m_file, QStringLiteral("the others in another file with --answers")};
    return writeSigned(m_file, text, key);
}

} // namespace qd::app
