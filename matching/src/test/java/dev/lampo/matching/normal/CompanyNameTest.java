package dev.lampo.matching.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Aurora Impianti S.R.L.",
        "AURORA IMPIANTI SRL",
        "Aurora Impianti s.r.l",
        "Aurora impianti s. r. l.",
        "aurora impianti S .R.L.",
        "Aurora Impianti S.r.l. unipersonale",
        "AURORA IMPIANTI S.R.L. A SOCIO UNICO",
        "Aurora Impianti Società a responsabilità limitata",
        "AURORA IMPIANTI SOCIETA' A RESPONSABILITA' LIMITATA",
        "Ditta Aurora Impianti Srl",
        "Spett.le AURORA IMPIANTI SRL",
        "\"Aurora Impianti\" srl",
        "AURORA IMPIANTI S.R.L. - Via Roma, 12 - 20100 Milano",
        "Aurora Impianti srl, con sede in Milano",
        "AURORA IMPIANTI SRL MILANO",
        "Aurora Impianti S.r.l. in liquidazione",
        "Aurora Impianti srl (in sigla A.I.)",
        "AURORA &amp; IMPIANTI SRL"
      })
  void shouldGiveOneCompanyOneCoreAndOneForm(String delivered) {
    Normalised name = Normalised.by("company-name", delivered);

    assertThat(name.part("core")).isEqualTo("aurora impianti");
    assertThat(name.part("form")).isEqualTo("srl");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Esempio S.p.A.                    | spa
          Esempio Società per Azioni        | spa
          Esempio S.n.c.                    | snc
          Esempio sas                       | sas
          Esempio S.c.a r.l.                | scarl
          Esempio S.C.A.R.L.                | scarl
          Esempio società consortile a r.l. | scarl
          Esempio Soc. Coop. a r.l.         | coop
          Società cooperativa sociale Esempio | coop
          Consorzio Esempio                 | consorzio
          Studio Associato Esempio          | associato
          Esempio ditta individuale         | individuale
          A.S.D. Esempio                    | asd
          Esempio S.r.l.s.                  | srls
          Esempio GmbH & Co. KG             | gmbhcokg
          Esempio GmbH                      | gmbh
          Esempio AG                        | ag
          Esempio S.A.                      | sa
          Esempio SARL                      | sarl
          Esempio Ltd.                      | ltd
          Esempio Limited                   | ltd
          Esempio PLC                       | plc
          Esempio L.L.C.                    | llc
          Esempio, Inc.                     | inc
          Esempio S.L.                      | sl
          Esempio d.o.o.                    | doo
          """)
  void shouldKnowLegalForms(String delivered, String form) {
    Normalised name = Normalised.by("company-name", delivered);

    assertThat(name.part("form")).isEqualTo(form);
    assertThat(name.part("core")).isEqualTo("esempio");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Aurora S.a.s. di Palumbo G. & C.          | aurora | palumbo g
          AURORA DI PALUMBO GIOVANNI E C. SNC       | aurora | palumbo giovanni
          Aurora di Palumbo Giovanni                | aurora | palumbo giovanni
          Aurora snc di Rossi Carlo, Bianchi Ugo & C. | aurora | rossi carlo bianchi ugo
          Aurora Pitture di Xalpo Aurora Zed        | aurora pitture | xalpo aurora zed
          Euroscavi dei fratelli Palumbo snc        | euroscavi | fratelli palumbo
          Impresa edile di Palumbo Giovanni         | edile di palumbo giovanni |
          Aurora KG des Huber Josef & Co.           | aurora | huber josef
          Société Aurora S.A.                       | societe aurora |
          PALUMBO GIOVANNI & C. SAS                 | palumbo giovanni |
          Banca Monte dei Paschi di Siena           | banca monte dei paschi di siena |
          """)
  void shouldSetTheOwnerApart(String delivered, String core, String owner) {
    Normalised name = Normalised.by("company-name", delivered);

    assertThat(name.part("core")).isEqualTo(core);
    assertThat(name.part("owner")).isEqualTo(owner);
  }

  @ParameterizedTest
  @CsvSource({
    "C.E.A.R.,cear",
    "CEAR,cear",
    "C. E. A. R.,cear",
    "TELE COM,telecom",
    "TELECOM,telecom",
    "GE.CO. srl,geco",
    "Ge. Co. Srl,geco"
  })
  void shouldJoinTheCore(String delivered, String joined) {
    assertThat(Normalised.by("company-name", delivered).part("joined")).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({
    "C.E.A.R.,cear",
    "Consorzio Edili Artigiani Ravenna,cear",
    "Consorzio Edili Artigiani (in sigla C.E.A.),cea",
    "Consorzio Edili e Artigiani di Ravenna soc. coop.,cear"
  })
  void shouldFindTheAcronym(String delivered, String acronym) {
    assertThat(Normalised.by("company-name", delivered).part("acronym")).isEqualTo(acronym);
  }

  @Test
  void shouldSayWhatStandsAround() {
    Normalised name =
        Normalised.by(
            "company-name",
            "A.T.I. Aurora Srl in fallimento (già Alba Srl) - mandante - Via Roma 1, Milano");

    assertThat(name.part("core")).isEqualTo("aurora");
    assertThat(name.part("role")).isEqualTo("ati");
    assertThat(name.part("status")).isEqualTo("fallimento");
    assertThat(name.part("former")).isEqualTo("gia alba srl");
    assertThat(name.part("address")).isEqualTo("via roma 1 milano");
  }

  @ParameterizedTest
  @CsvSource({"S.A.S.,sas", "ING,ing", "Srl,srl", "Ditta,ditta"})
  void shouldKeepAtLeastSomething(String delivered, String core) {
    assertThat(Normalised.by("company-name", delivered).main()).isEqualTo(core);
  }
}
