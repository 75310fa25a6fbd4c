#pragma once

#include "ui/models/settings/authority/RuleTrial.h"

#include "core/model/Command.h"

#include <QWidget>

namespace qd::ui {

class CeilingForm;
class Chip;
class EmptyState;
class LevelRow;
class OwnRuleRow;
class Panel;
class ProposalRow;
class RuleForm;
class Sentence;

/// Who decides on what: the matrix, what is put to her, her own rules in order, and the ceilings. @thread main.
class AuthorityPanel final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it. `past` may be null: then nothing can be tried.
    AuthorityPanel(PastActions* past, const Clock* clock, QWidget* parent = nullptr);

    void display(const OfficeState& state);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);

private:
    Panel* panelOf(const QString& title, const char* name, const QString& about);
    QWidget* listIn(Panel* panel);
    void buildLevels();
    void buildProposals();
    void buildRules();
    void buildCeilings();
    void showLevels();
    void showProposals();
    void showRules();
    void showCeilings();
    void unfold(bool shows);
    void unfoldCeilings(bool shows);

    RuleTrial m_trial;
    QWidget* m_levels = nullptr;
    EmptyState* m_levelsEmpty = nullptr;
    QMap<ActionKind, LevelRow*> m_levelRows;
    Panel* m_proposalPanel = nullptr;
    QWidget* m_proposals = nullptr;
    QMap<ProposalId, ProposalRow*> m_proposalRows;
    Chip* m_add = nullptr;
    RuleForm* m_form = nullptr;
    EmptyState* m_rulesEmpty = nullptr;
    QWidget* m_rules = nullptr;
    QMap<RuleId, OwnRuleRow*> m_ruleRows;
    Sentence* m_fileRules = nullptr;
    Chip* m_change = nullptr;
    CeilingForm* m_ceilings = nullptr;
    Sentence* m_ownCeilings = nullptr;
    Sentence* m_fileCeilings = nullptr;
    qint64 m_asked = -1; ///< the epoch in which she set another one; -1: she has not
    bool m_isAdding = false;
    qint64 m_askedCeilings = -1; ///< the same of ceilings
    bool m_isLimiting = false;
    QString m_readOnly;
};

} // namespace qd::ui
