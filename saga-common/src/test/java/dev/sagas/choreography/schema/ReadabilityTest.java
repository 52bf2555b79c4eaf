package dev.sagas.choreography.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reader against writer, each as the schema of a single field {@code it}. */
class ReadabilityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':'string'}                          | {'type':'string','minLength':1}
          {'type':'string'}                          | {'enum':['A','B']}
          {'type':'string'}                          | {'const':'A'}
          {'type':'string','enum':['A','B','C']}     | {'type':'string','enum':['A','B']}
          {'type':'string','format':'uuid'}          | {'type':'string','format':'uuid'}
          {'type':'integer'}                         | {'type':'integer','minimum':0}
          {'type':'number'}                          | {'type':'integer'}
          {'type':'integer','minimum':-9,'maximum':9}| {'type':'integer','minimum':0,'maximum':9}
          {}                                         | {'type':'array'}
          {'type':'array','items':{'type':'string'}} | {'type':'array','items':{'type':'string'}}
          {'type':'object','required':[],'properties':{'a':{'type':'string'}}} | {'type':'object'}
          {'type':'object','required':['a'],'properties':{'a':{'type':'string'}}} | {'$ref':'#/$defs/a'}
          {'type':'string'}                          | {'allOf':[{'type':'string'}],'minLength':1}
          {'type':'string'}                          | {'oneOf':[{'type':'string'},{'const':'A'}]}
          {'type':'object','additionalProperties':{'type':'string'}} | {'type':'object','additionalProperties':{'type':'string'}}
          {'type':'object','additionalProperties':{'type':'string'}} | {'type':'object','additionalProperties':false}
          {'type':'object','required':['a','b'],'properties':{'a':{'type':'string'},'b':{}}} | {'type':'object','required':['a'],'properties':{'a':{'type':'string'},'b':true},'anyOf':[{'required':['b']}]}
          """)
  void canBeRead(String reads, String writes) {
    assertThat(mismatches(reads, writes, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':'string'}                        | {'type':'integer'}             | 'it' is integer in the schema, and read as string
          {'type':'integer'}                       | {'type':'number'}              | 'it' is number in the schema, and read as integer
          {'type':'string'}                        | {}                             | 'it' has no type in the schema, and is read as string
          {'type':'string'}                        | {'type':['string','null']}     | 'it' may be null
          {'type':'string'}                        | {'type':['string','integer']}  | 'it' is string or integer in the schema, and read as string
          {'type':'string'}                        | {'oneOf':[{'type':'string'},{'type':'boolean'}]} | 'it' is boolean in the schema, and read as string
          {'type':'string','enum':['A']}           | {'enum':['A','B']}             | 'it' may be B, which cannot be read
          {'type':'string','enum':['A']}           | {'type':'string'}              | 'it' may be any text, and only [A] can be read
          {'type':'string','format':'uuid'}        | {'type':'string'}              | 'it' is read as uuid, and the schema does not promise that format
          {'type':'integer','minimum':-9,'maximum':9} | {'type':'integer','minimum':0} | 'it' may be larger than the reader's type holds
          {'type':'string'}                        | true                           | 'it' has no type in the schema, and is read as string
          {'type':'object','additionalProperties':{'type':'string'}} | {'type':'object','additionalProperties':true} | the schema does not say what 'it' holds
          {'type':'object','required':['a'],'properties':{'a':{'type':'string'}}} | {'type':'object','properties':{'a':{'type':'string'}},'anyOf':[{'required':['a']},{'required':['b']}]} | 'it.a' is needed, and the schema does not require it
          {'type':'array','items':{'type':'string'}} | {'type':'array'}             | the schema does not say what 'it' holds
          {'type':'array','items':{'type':'string'}} | {'type':'array','items':{'type':'integer'}} | 'it[]' is integer in the schema, and read as string
          {'type':'object','required':['b'],'properties':{'b':{'type':'string'}}} | {'$ref':'#/$defs/a'} | 'it.b' is needed, and the schema has no such field
          {'x-java-type':'java.awt.Point'}         | {'type':'object'}              | 'it' is read as java.awt.Point: the verifier does not know what that needs, so read a record, an enum or a plain type of Java
          """)
  void cannotBeRead(String reads, String writes, String mismatch) {
    assertThat(mismatches(reads, writes, true)).containsExactly(mismatch);
  }

  @ParameterizedTest
  @CsvSource({"true, false", "true, true", "false, false"})
  void aRequiredFieldMustBePromised(boolean needed, boolean promised) {
    List<String> mismatches =
        Readability.mismatches(
            body("{'type':'string'}", needed), body("{'type':'string'}", promised));

    assertThat(mismatches.isEmpty()).isEqualTo(promised || !needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'type':'string'} | {'type':['string','null']}
          {'type':'string'} | {'type':'null'}
          """)
  void whatMayBeAbsentMayBeNull(String reads, String writes) {
    assertThat(mismatches(reads, writes, false)).isEmpty();
  }

  private static List<String> mismatches(String reads, String writes, boolean needed) {
    return Readability.mismatches(body(reads, needed), body(writes, true));
  }

  private static JsonNode body(String field, boolean required) {
    String body =
        """
        {"type": "object", "required": [%s], "properties": {"it": %s},
         "$defs": {"a": {"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}}}
        """
            .formatted(required ? "\"it\"" : "", field.replace('\'', '"'));
    try {
      return new ObjectMapper().readTree(body);
    } catch (Exception e) {
      throw new IllegalArgumentException(body, e);
    }
  }
}
