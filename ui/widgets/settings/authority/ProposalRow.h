#pragma once

#include "core/model/Command.h"
#include "core/state/OfficeState.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class RuleTrial;
class Sentence;

/// A rule that is put to her, with the figures behind it. @thread main.
class ProposalRow final : public QWidget {
    Q_OBJECT
public:
    /// `trial` outlives it.
    ProposalRow(const ProposalId& id, const RuleTrial* trial, QWidget* parent = nullptr);

    void display(const Proposal& proposal);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);

private:
    QString name(const char* part) const { return QStringLiteral("settings.proposal.%1.%2").arg(m_id.toString(), QLatin1String(part)); }

    ProposalId m_id;
    const RuleTrial* m_trial;
    Sentence* m_title;
    QPushButton* m_take;
    QPushButton* m_leave;
    Sentence* m_figures;
};

} // namespace qd::ui
