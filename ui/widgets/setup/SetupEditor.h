#pragma once

#include "core/model/Configuration.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace qd::ui {

class Chip;

/// A form in which an agent is set up anew: its role, personality, instructions, model and tools; and what of that is changed, in
/// words. What it does not show stays.
/// @thread main.
class SetupEditor final : public QWidget {
    Q_OBJECT
public:
    explicit SetupEditor(QWidget* parent = nullptr);

    /// The models that can be chosen, as "provider:model"; others that are in use are added.
    void offerModels(const QStringList& models) { m_models = models; }
    /// Shows how it is set up now; what she was writing is gone.
    void load(const Configuration& configuration, const QString& tierModel);
    /// False: two versions are tried, so a new one can only be kept.
    void setUsable(bool usable);
    /// What the form says.
    Configuration configuration() const;
    /// It says something else than what was loaded.
    bool isChanged() const;
    QString reason() const;

signals:
    /// "Use it from now on", or only "Keep it".
    void wanted(bool inUse);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildTexts();
    void buildModel();
    void add(QWidget* field, const char* id, const QString& title);
    QList<QPlainTextEdit*> texts() const { return {m_role, m_example, m_instructions}; }
    /// What a field says now; what was loaded, letter by letter, where she has not touched it.
    QString said(const QWidget* field, const QString& loaded) const;
    void adjust();
    void fillModels(const QString& tierModel);

    QStringList m_models;
    Configuration m_loaded;
    QHash<const QWidget*, QString> m_shown; ///< what fields said when they had been filled: not every text is shown as it is
    bool m_usable = true;
    QComboBox* m_model;
    QDoubleSpinBox* m_temperature;
    QSpinBox* m_thinking;
    QLineEdit* m_tools;
    QPlainTextEdit* m_role;
    QLineEdit* m_tone;
    QLineEdit* m_style;
    QPlainTextEdit* m_example;
    QPlainTextEdit* m_instructions;
    QLineEdit* m_reason;
    QFormLayout* m_form;
    QLabel* m_changes;
    Chip* m_use;
    Chip* m_keep;
};

} // namespace qd::ui
