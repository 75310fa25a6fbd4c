#pragma once

#include "core/model/Command.h"
#include "ui/models/settings/authority/RuleTrial.h"

#include <QWidget>

class QPushButton;

namespace qd::ui {

class Sentence;

/// Other rules or ceilings than hers: tried on what was done, set, or left. @thread main.
class TryLine final : public QWidget {
    Q_OBJECT
public:
    /// `trial` outlives it. `name` begins the names of its parts.
    TryLine(const RuleTrial* trial, const QString& name, QWidget* parent = nullptr);

    /// Rules in the place of hers, made from what hers are when they are tried or set; `reason` goes on record with them. What was
    /// tried before is forgotten.
    using Make = std::function<QList<AuthorityRule>()>;
    void offer(Make rules, const QString& reason);
    /// The same for ceilings.
    using MakeCeilings = std::function<std::optional<Ceilings>()>;
    void offerCeilings(MakeCeilings ceilings, const QString& reason);
    /// What its buttons do, for who cannot see what they stand beside.
    void setSubject(const QString& subject);
    void setReadOnly(const QString& why);

signals:
    void wanted(const qd::Command& command);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const QString& name);
    void begin(std::function<SetRules()> wish);
    void run();
    void tell(const Result<rules::DryRun>& tried);
    void enable();

    const RuleTrial* m_trial;
    std::function<SetRules()> m_wish;
    int m_asked = 0; ///< only the answer to the last question counts
    bool m_isBusy = false;
    QString m_readOnly;
    QPushButton* m_try;
    QPushButton* m_set;
    QPushButton* m_leave;
    Sentence* m_note;
    Sentence* m_cases;
};

} // namespace qd::ui
