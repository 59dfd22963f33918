import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { deleteRecipe } from '../../../app/recipes.ts';
import type { Recipe } from '../../../nets/recipe.ts';
import { focusNow } from '../../focusNow.ts';
import { RECIPES_ADDRESS } from './recipeAddress.ts';

/** For a recipe of the user's own; asks once more. */
export function DeleteRecipe({ recipe: { id, title } }: { readonly recipe: Recipe }) {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  if (!asking) {
    return (
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        Delete…
      </Button>
    );
  }
  return (
    <Group gap="xs">
      <Text size="sm">Delete “{title}”? What was trained by it stays.</Text>
      <Button
        size="compact-sm"
        color="red"
        onClick={() => {
          navigate(RECIPES_ADDRESS);
          void deleteRecipe(id);
        }}
      >
        Delete
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(false)} ref={focusNow}>
        Keep
      </Button>
    </Group>
  );
}
