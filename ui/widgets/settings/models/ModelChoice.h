#pragma once

#include "core/state/OfficeState.h"
#include "ui/models/settings/Connections.h"
#include "ui/widgets/Panel.h"

class QButtonGroup;
class QPushButton;
class QRadioButton;

namespace qd::ui {

class FilterBox;
class Sentence;

/// Whom agents ask: the rehearsal model, the models of the tiers, or one for all; and what stands in the way of that. A choice
/// counts once it was confirmed: arrows that lead through it must not begin to cost money.
/// @thread main.
class ModelChoice final : public Panel {
    Q_OBJECT
public:
    explicit ModelChoice(QWidget* parent = nullptr);

    void display(const OfficeState& state, const Connected& connected);
    void setReadOnly(const QString& why);

signals:
    /// As UseModels has it.
    void wanted(const QString& use);

private:
    void build();
    QWidget* buildModel();
    QRadioButton* addChoice(QLayout* column, const QString& text, const QString& name);
    void showOne();
    void showApply();
    QString chosen() const;
    void apply();

    QButtonGroup* m_group;
    QRadioButton* m_rehearsal = nullptr;
    QRadioButton* m_tiers = nullptr;
    QRadioButton* m_one = nullptr;
    Sentence* m_tiersWords;
    Sentence* m_oneWords;
    Sentence* m_trouble;
    FilterBox* m_model;
    QPushButton* m_apply;
    Connected m_connected;
    QString m_use; ///< as it stands
    bool m_isChoosing = false; ///< she has pointed at another one
    bool m_isReadOnly = false;
};

} // namespace qd::ui
