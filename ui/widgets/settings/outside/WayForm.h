#pragma once

#include "ui/models/settings/outside/WaysOut.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace qd::ui {

class Sentence;

/// Asks for what a new way out needs, by its kind. Its key is asked for afterwards, where keys are. @thread main.
class WayForm final : public QWidget {
    Q_OBJECT
public:
    /// `ways` outlives it.
    explicit WayForm(WaysOut* ways, QWidget* parent = nullptr);

    /// Empty, for one of these kinds; gives the first field the keys.
    void begin(const QList<WayKind>& kinds);

signals:
    /// There is a way of that name from now on.
    void added(QString name);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void showFields();
    QWidget* fieldFor(const WayField& field, const QString& kind);
    QString valueOf(const WayField& field) const;
    void add();
    void enable();

    WaysOut* m_ways;
    QList<WayKind> m_kinds;
    QList<WayField> m_fields;
    QMap<QString, QWidget*> m_inputs;
    bool m_isBusy = false;
    bool m_isOwnId = false; ///< she has written it herself
    QComboBox* m_kind;
    QLineEdit* m_title;
    QLineEdit* m_id;
    QFormLayout* m_form;
    QPushButton* m_add;
    QPushButton* m_leave;
    Sentence* m_note;
};

} // namespace qd::ui
